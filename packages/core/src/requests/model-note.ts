/** What is known of a model's end, on the day that was asked for. Days as `2026-12-01`. */
export type ModelNote =
  | { readonly kind: 'retired'; readonly since: string }
  /** Its requests are answered by another model, at that one's price. */
  | { readonly kind: 'rerouted'; readonly to: string; readonly since: string };

/** Tells what is known of a model (its id, without `models/`) at a time; null when it goes on as it is. */
export type ModelNotes = (model: string, atMs: number) => ModelNote | null;
