import { readRequest } from '../answers/read-request.ts';
import { isPlainObject, type PlainObject } from '../plain-object.ts';
import type { OddAnswer } from '../rules/fault-rule.ts';
import { degenerateResponse } from './degenerate-response.ts';

/** What one answer may put out at most: the cap per request of Gemini 4, gathered 2026-11-23. */
const mostOutputTokens = 65_536;

/**
 * What comes instead of a `GenerateContentResponse`: each is an answer that the service counts as a success, though
 * there is no use in it. `draw` is the text that chance depends on.
 */
export function oddResponse(kind: OddAnswer, response: PlainObject, request: PlainObject, draw: string): PlainObject {
  switch (kind) {
    case 'blocked': {
      const { candidates: _, ...others } = withoutOutput(response);
      return { promptFeedback: { blockReason: 'PROHIBITED_CONTENT' }, ...others };
    }
    case 'empty':
      return stopped(response, { content: { role: 'model' }, finishReason: 'STOP' });
    case 'thoughts-only': {
      // All of it goes into thoughts: googleapis/python-genai#811, where both numbers are 256.
      const thoughtsTokenCount = readRequest(request).maxOutputTokens ?? mostOutputTokens;
      return stopped(response, { content: { role: 'model' }, finishReason: 'MAX_TOKENS' }, thoughtsTokenCount);
    }
    case 'recitation':
      return stopped(response, { finishReason: 'RECITATION' });
    case 'malformed-function-call':
      return stopped(response, {
        content: { role: 'model' },
        finishReason: 'MALFORMED_FUNCTION_CALL',
        finishMessage: 'Malformed function call',
      });
    case 'degenerate-json':
      return degenerateResponse(response, draw);
  }
}

function stopped(response: PlainObject, candidate: PlainObject, thoughtsTokenCount = 0): PlainObject {
  const { usageMetadata, ...others } = withoutOutput(response);
  const [first] = Array.isArray(response.candidates) ? response.candidates : [];
  const index = isPlainObject(first) && first.index !== undefined ? { index: first.index } : {};
  const usage = isPlainObject(usageMetadata) ? usageMetadata : {};
  const total = Number(usage.totalTokenCount ?? 0) + thoughtsTokenCount;
  return {
    ...others,
    candidates: [{ ...candidate, ...index }],
    usageMetadata: {
      ...usage,
      ...(thoughtsTokenCount > 0 ? { thoughtsTokenCount } : {}),
      ...(total > 0 ? { totalTokenCount: total } : {}),
    },
  };
}

/** The response with nothing that was put out, neither text nor its tokens. */
function withoutOutput(response: PlainObject): PlainObject {
  const usage = isPlainObject(response.usageMetadata) ? response.usageMetadata : {};
  const { candidatesTokenCount: _, candidatesTokensDetails: __, thoughtsTokenCount: ___, ...others } = usage;
  const total = Number(usage.promptTokenCount ?? 0);
  return {
    ...response,
    usageMetadata: { ...others, ...(total > 0 ? { totalTokenCount: total } : {}) },
  };
}
