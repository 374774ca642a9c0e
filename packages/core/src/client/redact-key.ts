/** Google's keys have 39 characters. One as short as this is no secret, and may stand in any text by chance. */
const shortestSecret = 12;

/** Takes a key out of a text, also in the form that it has in a URL. */
export function redactKey(key: string): (text: string) => string {
  if (key.length < shortestSecret) return (text) => text;
  const forms = [...new Set([key, encodeURIComponent(key)])];
  return (text) => forms.reduce((left, form) => left.replaceAll(form, '[API key]'), text);
}
