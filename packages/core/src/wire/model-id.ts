/** The id of a model by its name at the service: `models/gemini-3.5-flash` is `gemini-3.5-flash`; an id stays as it is. */
export function modelId(name: string): string {
  return name.replace(/^models\//, '');
}
