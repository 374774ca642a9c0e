import type { JsonObject } from '../json/json.ts';
import { isJsonObject } from '../json/json.ts';
import { outputTokens } from './output-tokens.ts';

/** Letters of Latin script, and what no script owns: digits, marks, spaces. */
const latin = /^[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]$/u;

/** Tokens of one request before it is sent, by rule of thumb. */
export interface TokenEstimate {
  readonly input: number;
  readonly output: number;
  /** False when it holds something that this rule cannot count: files, images, cached content, tools. */
  readonly complete: boolean;
}

/**
 * Estimates the tokens of a request: four characters of Latin script a token (ai.google.dev/gemini-api/docs/tokens,
 * read 2026-11-23), and one token a character elsewhere, which is more than Chinese text takes. The answer is taken
 * to be 1,024 tokens, or `maxOutputTokens` where that is lower, for each candidate that is asked for.
 */
export function estimateTokens(request: JsonObject): TokenEstimate {
  let input = 0;
  for (const text of textsOf([request.contents, request.systemInstruction, request.system_instruction])) {
    for (const char of text) input += char < '\u2e80' && latin.test(char) ? 0.25 : 1;
  }
  return { input: Math.ceil(input), output: outputTokens(request).assumed, complete: !hasMore(request) };
}

/** Every text inside a message, whatever its form. */
function* textsOf(value: unknown): Generator<string> {
  if (Array.isArray(value)) for (const item of value) yield* textsOf(item);
  else if (isJsonObject(value)) {
    if (typeof value.text === 'string') yield value.text;
    yield* textsOf(value.parts);
  }
}

const uncounted: readonly string[] = [
  'inlineData',
  'inline_data',
  'fileData',
  'file_data',
  'cachedContent',
  'cached_content',
  'functionCall',
  'function_call',
  'functionResponse',
  'function_response',
  'tools',
];

function hasMore(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasMore);
  return (
    isJsonObject(value) && Object.entries(value).some(([name, inner]) => uncounted.includes(name) || hasMore(inner))
  );
}
