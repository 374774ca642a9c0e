/** Reads a flag that may be repeated, and holds a list with commas each time. */
export function sourceList(value: string, before: readonly string[] = []): readonly string[] {
  const sources = value.split(',').map((source) => source.trim());
  return [...before, ...sources.filter((source) => source !== '')];
}
