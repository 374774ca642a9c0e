import type { PlainObject } from '../plain-object.ts';
import { estimateTokens } from './estimate-tokens.ts';
import { readRequest } from './read-request.ts';

/** The tokens of a `GenerateContentRequest`, by a rule of thumb. Only text counts. */
export function inputTokens(request: PlainObject): number {
  return estimateTokens(readRequest(request).input);
}
