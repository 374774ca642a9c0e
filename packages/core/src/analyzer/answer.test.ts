import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outputLineSchema } from '../wire/index.ts';
import { type Answer, answerOf, isRetryable } from './answer.ts';
import { judgeFinishReason } from './finish-reasons.ts';

/** Reads a line as it comes from the service: through the schema. */
function read(line: unknown): Answer {
  return answerOf(outputLineSchema.parse(JSON.parse(JSON.stringify(line))));
}

function candidate(finishReason: string | undefined, parts?: unknown[]): Answer {
  return read({ key: 'a', response: { candidates: [{ content: { role: 'model', parts }, finishReason }] } });
}

const said = [{ text: 'Paris' }];

test('answerOf reads a whole answer', () => {
  const usageMetadata = {
    promptTokenCount: 9,
    cachedContentTokenCount: 4,
    candidatesTokenCount: 2,
    thoughtsTokenCount: 30,
    totalTokenCount: 41,
  };
  const parts = [{ text: 'Let me think', thought: true }, { text: 'Par' }, { text: 'is', thoughtSignature: 'x' }];
  const response = {
    candidates: [{ content: { parts }, finishReason: 'STOP' }],
    usageMetadata,
    modelVersion: 'gemini-3.5-flash-lite',
  };
  expect(read({ response, key: 'a' })).toMatchObject({
    outcome: 'succeeded',
    reason: 'STOP',
    code: null,
    message: null,
    text: 'Paris',
    finishReason: 'STOP',
    truncated: false,
    tokens: { prompt: 9, cached: 4, candidates: 2, thoughts: 30 },
    modelVersion: 'gemini-3.5-flash-lite',
  });
});

test.each([
  [undefined, 'STOP', false],
  ['STOP', 'STOP', false],
  ['MAX_TOKENS', 'MAX_TOKENS', true],
  ['CONTINUATION', 'CONTINUATION', true],
  ['SOMETHING_NEW', 'SOMETHING_NEW', false],
])('answerOf: a text with finish reason %s succeeded', (finishReason, reason, truncated) => {
  expect(candidate(finishReason, said)).toMatchObject({ outcome: 'succeeded', reason, truncated });
});

test.each([
  'SAFETY',
  'RECITATION',
  'LANGUAGE',
  'OTHER',
  'BLOCKLIST',
  'PROHIBITED_CONTENT',
  'SPII',
  'MALFORMED_FUNCTION_CALL',
  'IMAGE_SAFETY',
  'IMAGE_PROHIBITED_CONTENT',
  'IMAGE_OTHER',
  'NO_IMAGE',
  'IMAGE_RECITATION',
  'UNEXPECTED_TOOL_CALL',
  'TOO_MANY_TOOL_CALLS',
  'MISSING_THOUGHT_SIGNATURE',
  'MALFORMED_RESPONSE',
  'ESCALATION',
])('answerOf: a text with finish reason %s failed, whatever was written', (finishReason) => {
  expect(candidate(finishReason, said)).toMatchObject({ outcome: 'failed', reason: finishReason, truncated: false });
  expect(judgeFinishReason(finishReason)).toBe('refused');
});

test.each<[string, string | undefined, unknown[] | undefined, string]>([
  ['no parts', 'STOP', undefined, 'EMPTY'],
  ['an empty text', 'STOP', [{ text: '' }], 'EMPTY'],
  ['a blank text', 'STOP', [{ text: ' \n' }], 'EMPTY'],
  ['thoughts alone', 'STOP', [{ text: 'hm', thought: true }], 'EMPTY'],
  ['a signature alone', 'STOP', [{ thoughtSignature: 'x' }], 'EMPTY'],
  ['nothing before the limit', 'MAX_TOKENS', [{ text: 'hm', thought: true }], 'MAX_TOKENS'],
  ['nothing for safety', 'SAFETY', undefined, 'SAFETY'],
  ['no parts and no finish reason', undefined, undefined, 'EMPTY'],
])('answerOf: %s failed', (_, finishReason, parts, reason) => {
  expect(candidate(finishReason, parts)).toMatchObject({ outcome: 'failed', reason, truncated: false });
});

test.each([{ functionCall: { name: 'f' } }, { inlineData: { data: 'AA==' } }, { executableCode: { code: '1' } }])(
  'answerOf: an answer that is no text succeeded: %j',
  (part) => {
    expect(candidate('STOP', [part])).toMatchObject({ outcome: 'succeeded', text: '' });
  },
);

test.each([
  ['a blocked prompt', { promptFeedback: { blockReason: 'PROHIBITED_CONTENT' } }, 'PROHIBITED_CONTENT'],
  ['no candidates', {}, 'EMPTY'],
  ['an empty list of candidates', { candidates: [] }, 'EMPTY'],
])('answerOf: %s failed, its tokens are counted', (_, response, reason) => {
  const usageMetadata = { promptTokenCount: 5 };
  expect(read({ key: 'a', response: { ...response, usageMetadata } })).toMatchObject({
    outcome: 'failed',
    reason,
    code: null,
    tokens: { prompt: 5, cached: 0, candidates: 0, thoughts: 0 },
  });
});

test("answerOf gives the service's words on a refusal", () => {
  const candidates = [{ finishReason: 'MALFORMED_FUNCTION_CALL', finishMessage: 'no such function' }];
  expect(read({ key: 'a', response: { candidates } })).toMatchObject({ message: 'no such function' });
});

test.each([
  [{ code: 13, message: 'An internal error has occurred.' }, 'INTERNAL', 13],
  [{ code: 8, message: 'quota' }, 'RESOURCE_EXHAUSTED', 8],
  [{ code: 3, message: 'bad' }, 'INVALID_ARGUMENT', 3],
  [{ code: 99, message: 'new' }, 'CODE_99', 99],
  [{ message: 'no code' }, 'UNKNOWN', 2],
])('answerOf: an error line failed, under "error" and under "status": %j', (error, reason, code) => {
  const failed = { outcome: 'failed', reason, code, message: error.message, tokens: null, text: '' };
  expect(read({ key: 'a', error })).toMatchObject(failed);
  expect(read({ key: 'a', status: error })).toMatchObject(failed);
});

test('answerOf reads an answer beside a field "status" of the user, which the service echoes', () => {
  const response = { candidates: [{ content: { parts: said }, finishReason: 'STOP' }] };
  expect(read({ key: 'a', response, status: 'draft' })).toMatchObject({ outcome: 'succeeded', text: 'Paris' });
});

test.each([
  [13, 'INTERNAL', true],
  [14, 'UNAVAILABLE', true],
  [8, 'RESOURCE_EXHAUSTED', true],
  [4, 'DEADLINE_EXCEEDED', true],
  [3, 'INVALID_ARGUMENT', false],
  [7, 'PERMISSION_DENIED', false],
  [2, 'UNKNOWN', false],
  [null, 'UNAVAILABLE', true],
  [null, 'MISSING', true],
  [null, 'MAX_TOKENS', false],
  [null, 'JOB_FAILED', false],
  [null, 'SAFETY', false],
  [null, 'EMPTY', false],
  [null, 'AMBIGUOUS', false],
])('isRetryable: code %j with reason %s is %s', (code, reason, verdict) => {
  expect(isRetryable(code, reason)).toBe(verdict);
});

test('answerOf reads every line that the schema takes; a success has text or another part, a failure says why', () => {
  const response = fc.record(
    {
      candidates: fc.array(
        fc.record(
          {
            content: fc.record({
              parts: fc.array(fc.dictionary(fc.constantFrom('text', 'thought', 'x'), fc.jsonValue())),
            }),
            finishReason: fc.oneof(fc.string(), fc.constantFrom('STOP', 'SAFETY', 'MAX_TOKENS')),
          },
          { requiredKeys: [] },
        ),
      ),
      promptFeedback: fc.record({ blockReason: fc.string({ minLength: 1 }) }),
    },
    { requiredKeys: [] },
  );
  const line = fc.record({ response, error: fc.jsonValue(), status: fc.jsonValue() }, { requiredKeys: [] });
  fc.assert(
    fc.property(line, (written) => {
      const parsed = outputLineSchema.safeParse(JSON.parse(JSON.stringify(written)));
      if (!parsed.success) return;
      const answer = answerOf(parsed.data);
      const parts = (parsed.data.response?.candidates?.[0]?.content?.parts ?? []).filter(({ thought }) => !thought);
      if (answer.outcome === 'succeeded')
        expect(answer.text.trim() !== '' || parts.some((part) => 'x' in part)).toBe(true);
      else expect(answer.truncated).toBe(false);
      if (parsed.data.error !== undefined) expect(answer.outcome).toBe('failed');
    }),
  );
});
