/** A key of fewer characters is a placeholder such as `ollama`, which an answer may well contain. */
const shortestKey = 16;

/** A text that came from an upstream, without the key that it was asked with, should it repeat it. */
export function withoutKey(text: string, apiKey: string | undefined, isError: boolean): string {
  return apiKey === undefined || (apiKey.length < shortestKey && !isError) ? text : text.replaceAll(apiKey, '[key]');
}
