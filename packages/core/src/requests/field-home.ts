import { closestName } from '../errors/closest-name.ts';
import { messageFields } from '../wire/messages/message-fields.ts';
import { camelCase, snakeCase } from '../wire/read-field.ts';

/** The messages of a request whose fields are mistaken for each other's, by their place. */
const homes: readonly (readonly [place: string, message: string])[] = [
  ['', 'GenerateContentRequest'],
  ['generationConfig', 'GenerationConfig'],
  ['generationConfig.thinkingConfig', 'ThinkingConfig'],
  ['generationConfig.speechConfig', 'SpeechConfig'],
  ['generationConfig.imageConfig', 'ImageConfig'],
  ['toolConfig', 'ToolConfig'],
  ['toolConfig.functionCallingConfig', 'FunctionCallingConfig'],
];

/** Where in a request a field belongs that stands in the wrong message; null when it belongs nowhere. */
export function fieldHome(field: string, message: string): string | null {
  // What was meant by a field in a part, a tool or a schema cannot be told from where else there is one of its name.
  if (!homes.some(([, name]) => name === message)) return null;
  const home = homes.find(([, name]) => messageFields(name)?.has(field));
  return home?.[0] ?? null;
}

/** The field of a message that a mistyped one most likely means, in the spelling that was used; null when none is near. */
export function nearestField(field: string, message: string): string | null {
  const known = [...(messageFields(message)?.keys() ?? [])].filter((name) => !name.includes('_'));
  const nearest = closestName(camelCase(field), known);
  // Two of four letters are easily alike by chance.
  if (nearest === null || (field.length < 5 && nearest[0] !== field[0])) return null;
  return field.includes('_') ? snakeCase(nearest) : nearest;
}
