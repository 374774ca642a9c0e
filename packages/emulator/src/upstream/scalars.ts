// Not `String` and `Number`: what a request holds may be an object with a `toString` of its own, which throws.

/** The text of a field, or its JSON when it is none. */
export function toText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

/** The number of a field, which may be written as text; NaN for anything else. */
export function toNumber(value: unknown): number {
  return typeof value === 'string' || typeof value === 'number' ? Number(value) : Number.NaN;
}
