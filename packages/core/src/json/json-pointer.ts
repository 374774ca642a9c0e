/** A place in a JSON value, written as a pointer (RFC 6901): `/contents/0/parts`. The value itself is empty. */
export function jsonPointer(path: readonly (string | number)[]): string {
  return path.map((name) => `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The names of a pointer, from the outermost. */
export function pointerNames(pointer: string): string[] {
  const [, ...names] = pointer.split('/');
  return names.map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
}
