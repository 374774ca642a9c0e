/**
 * Whether a value is an address that a webhook can be sent to: http or https, without a name and a password in it. The
 * service takes https alone (google-gemini/cookbook, quickstarts/Webhooks.ipynb, read 2026-11-24); a receiver on one's
 * own machine has none.
 */
export function isWebAddress(uri: unknown): uri is string {
  if (typeof uri !== 'string' || !URL.canParse(uri)) {
    return false;
  }
  const { protocol, username, password } = new URL(uri);
  return ['http:', 'https:'].includes(protocol) && username === '' && password === '';
}
