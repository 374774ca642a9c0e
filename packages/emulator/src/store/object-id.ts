const pattern = /^[a-z0-9][a-z0-9-]*$/;

/** Whether a text can be the id of a stored object. Only such a text may become part of a path on disk. */
export function isObjectId(text: string): boolean {
  return text.length <= 64 && pattern.test(text);
}

/** A new id of `length` characters, letters and digits, as the service makes them. */
export function newObjectId(length: number): string {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';
  let id = '';
  while (id.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(length))) {
      // 252 = 7 × 36: the bytes above it would favour the first letters.
      if (byte < 252 && id.length < length) {
        id += alphabet[byte % 36];
      }
    }
  }
  return id;
}
