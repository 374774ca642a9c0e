import { estimateTokens } from '../answers/estimate-tokens.ts';
import { parsedJson } from '../parsed-json.ts';
import { isPlainObject, type PlainObject } from '../plain-object.ts';
import { pick, seededRandom } from '../seeded-random.ts';

const prose = 'This depends on the context in which the question is asked, and several readings are possible.';

/**
 * The response with JSON that has the right form and no sense, in one of the three ways that were seen: all null,
 * values moved on by one key, or prose in every field (crmne/ruby_llm#894, 2026-08-27).
 */
export function degenerateResponse(response: PlainObject, draw: string): PlainObject {
  const [first, ...others] = Array.isArray(response.candidates) ? response.candidates : [];
  const content = isPlainObject(first) && isPlainObject(first.content) ? first.content : undefined;
  if (!isPlainObject(first) || content === undefined || !Array.isArray(content.parts)) {
    return response;
  }
  const isText = (part: unknown): part is PlainObject => isPlainObject(part) && part.thought !== true;
  const before = content.parts.filter(isText).map((part) => String(part.text ?? ''));
  const text = degenerate(before.join(''), draw);
  const thoughts = content.parts.filter((part) => !isText(part));
  const parts = [...thoughts, { text }];
  return {
    ...response,
    candidates: [{ ...first, content: { ...content, parts } }, ...others],
    usageMetadata: recounted(response.usageMetadata, estimateTokens(text)),
  };
}

function degenerate(text: string, draw: string): string {
  const value = parsedJson(text);
  const change = pick(seededRandom(`degenerate/${draw}`), [emptied, shifted, garrulous]);
  return JSON.stringify(change(value === undefined ? {} : value));
}

function emptied(value: unknown): unknown {
  if (Array.isArray(value)) {
    return [];
  }
  return isPlainObject(value) ? mapped(value, emptied) : null;
}

function shifted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(shifted);
  }
  if (!isPlainObject(value)) {
    return value;
  }
  const values = Object.values(value);
  // The only value of an object has no place to go to.
  const moved = values.length > 1 ? [values.at(-1), ...values.slice(0, -1)] : [null];
  return Object.fromEntries(Object.keys(value).map((key, index) => [key, shifted(moved[index])]));
}

function garrulous(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(garrulous);
  }
  return isPlainObject(value) ? mapped(value, garrulous) : prose;
}

function mapped(value: PlainObject, change: (value: unknown) => unknown): PlainObject {
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, change(inner)]));
}

function recounted(usage: unknown, candidatesTokenCount: number): unknown {
  if (!isPlainObject(usage)) {
    return usage;
  }
  const grown = candidatesTokenCount - Number(usage.candidatesTokenCount ?? 0);
  const { candidatesTokensDetails: _, ...others } = usage;
  return { ...others, candidatesTokenCount, totalTokenCount: Number(usage.totalTokenCount ?? 0) + grown };
}
