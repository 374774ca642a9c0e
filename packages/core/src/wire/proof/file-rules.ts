import type { GeminiFile } from '../file.ts';

/** What must hold of a file beyond the form of its fields. */
export type FileRule = 'hash-of-hex-text' | 'uri-of-name';

/** Each tells what breaks it, by JSON pointer within the file. */
export const fileRules: Readonly<Record<FileRule, (file: GeminiFile) => string[]>> = {
  'hash-of-hex-text': ({ sha256Hash }) =>
    sha256Hash === undefined || /^[0-9a-f]{64}$/.test(decoded(sha256Hash))
      ? []
      : ['/sha256Hash is not the base64 of hexadecimal text'],

  'uri-of-name': ({ name, uri }) =>
    uri === undefined || new RegExp(`^https?://[^/]+/v1(beta)?/${name}$`).test(uri)
      ? []
      : ['/uri is not the address of the file'],
};

function decoded(base64: string): string {
  try {
    return atob(base64);
  } catch {
    return '';
  }
}
