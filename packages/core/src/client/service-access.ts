import { GeminiBatchError } from '../errors/gemini-batch-error.ts';

/** The address of the service. */
export const googleBaseUrl = 'https://generativelanguage.googleapis.com';

/** All that is recorded of the service was recorded on this version; the SDK's own default is `v1` since 3.0. */
export const apiVersion = 'v1beta';

/** A key stands in a header; the platform's own error about a character that cannot stand there would quote the key. */
export function requireKey(apiKey: string): void {
  if (apiKey === '') throw new GeminiBatchError('key-missing', {});
  if (!/^[\x21-\x7e]+$/.test(apiKey)) throw new GeminiBatchError('key-malformed', {});
}

/** The address to which paths are added. Throws `base-url-invalid`. */
export function serviceAddress(baseUrl: string = googleBaseUrl): string {
  const { username, password } = URL.canParse(baseUrl) ? new URL(baseUrl) : {};
  if (/^https?:\/\/\S+$/.test(baseUrl) && username === '' && password === '') return baseUrl.replace(/\/+$/, '');
  // A password in it is not for a log.
  throw new GeminiBatchError('base-url-invalid', { baseUrl: baseUrl.replace(/^(\w+:\/\/)?.*@/s, '$1…@') });
}
