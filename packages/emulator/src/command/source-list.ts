/**
 * Reads a flag that may be repeated, and holds a list with commas each time. A value that names nothing is kept as a name
 * that is empty, for whoever reads it to refuse.
 */
export function sourceList(value: string, before: readonly string[] = []): readonly string[] {
  const sources = value
    .split(',')
    .map((source) => source.trim())
    .filter((source) => source !== '');
  return [...before, ...(sources.length > 0 ? sources : [''])];
}
