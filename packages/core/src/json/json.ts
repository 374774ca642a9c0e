/** A JSON object whose fields are not known beforehand. */
export type JsonObject = { readonly [field: string]: unknown };

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Parses JSON text; `reason` is the parser's own words when it is broken, without what it quotes of the text. */
export function parseJson(text: string): { value: unknown } | { reason: string } {
  try {
    const value: unknown = JSON.parse(text);
    return { value };
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return { reason: said.replace(quotation, '') };
  }
}

/** What V8 adds to some errors: `, "…the text…" is not valid JSON`. A prompt must not come into a log this way. */
const quotation = /,? ?(?:\.\.\.)?".*"(?:\.\.\.)? is not valid JSON$/s;

/** JSON text that does not depend on the order in which fields were written. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    isJsonObject(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );
}
