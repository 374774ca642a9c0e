/** The key that an address's fragment names, `#key=…`; null when it names none. */
export function linkedKey(fragment: string): string | null {
  const [, key] = /^#key=(.*)$/s.exec(fragment) ?? [];
  if (key === undefined) return null;
  try {
    return decodeURIComponent(key);
  } catch {
    return null;
  }
}
