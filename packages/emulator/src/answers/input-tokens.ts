import type { PlainObject } from '../plain-object.ts';
import { promptTokens } from './prompt-usage.ts';
import { readRequest } from './read-request.ts';

/** The tokens of a `GenerateContentRequest`, by a rule of thumb. */
export function inputTokens(request: PlainObject): number {
  return promptTokens(readRequest(request)).reduce((sum, { tokenCount }) => sum + tokenCount, 0);
}
