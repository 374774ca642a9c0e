/** Takes a key out of a text, also in the form that it has in a URL. */
export function redactKey(key: string): (text: string) => string {
  const forms = [...new Set([key, encodeURIComponent(key)])].filter((form) => form !== '');
  return (text) => forms.reduce((left, form) => left.replaceAll(form, '[API key]'), text);
}
