import type { Answer } from '../analyzer/answer.ts';
import type { Result } from '../analyzer/result.ts';
import { isJsonObject, type JsonObject } from '../json/json.ts';

/** What became of one request, with what was asked and what came back. All of it is text from outside. */
export interface RequestDetail {
  readonly result: Result;
  /** The texts of the request, system instruction first; null when the request is not known. */
  readonly prompt: string | null;
  /** The answer that counts, without thoughts; null when there is none. */
  readonly answer: string | null;
}

/** The texts of a request as one: what a reader wants to see of it. Anything but text is named, not shown. */
export function promptText(request: JsonObject): string {
  const { systemInstruction, system_instruction, contents } = request;
  return [...partsOf(systemInstruction ?? system_instruction), ...partsOf(contents)].join('\n\n');
}

/** The text of an answer; its other parts, such as function calls, as JSON. Empty when it holds nothing. */
export function answerText({ text, otherParts }: Pick<Answer, 'text' | 'otherParts'>): string {
  return [text, ...otherParts.map(partText)].filter((part) => part !== '').join('\n\n');
}

function partsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(partsOf);
  if (!isJsonObject(value)) return [];
  return 'parts' in value ? partsOf(value.parts) : [partText(value)];
}

function partText(part: unknown): string {
  if (!isJsonObject(part)) return JSON.stringify(part) ?? '';
  if (typeof part.text === 'string') return part.text;
  return JSON.stringify(part, (name, value) => (isBytes(name, value) ? `… ${value.length}` : value));
}

/** Bytes as text say nothing to a reader. */
function isBytes(name: string, value: unknown): value is string {
  return name === 'data' && typeof value === 'string' && value.length > 100;
}
