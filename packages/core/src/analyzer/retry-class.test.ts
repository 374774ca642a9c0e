import { expect, test } from 'vitest';
import { rpcCodeName } from '../wire/index.ts';
import { type RetryClass, retryClass } from './retry-class.ts';

test.each<[RetryClass, readonly number[]]>([
  ['transient', [4, 8, 13, 14]],
  ['final', [3, 5, 6, 7, 9, 11, 12, 16]],
  ['asked', [0, 1, 2, 10, 15, 99, 503, -1]],
])('retryClass: %s by code, and by the name of the code alone', (expected, codes) => {
  for (const code of codes) {
    expect({ code, is: retryClass({ code, reason: rpcCodeName(code) }) }).toEqual({ code, is: expected });
    expect({ code, is: retryClass({ code: null, reason: rpcCodeName(code) }) }).toEqual({ code, is: expected });
  }
});

test.each<[RetryClass, readonly string[]]>([
  ['transient', ['MISSING']],
  ['more-room', ['MAX_TOKENS']],
  ['asked', ['JOB_FAILED', 'JOB_EXPIRED', 'JOB_CANCELLED', 'JOB_GONE', 'JOB_PARTIALLY_SUCCEEDED', 'OUTPUT_LOST']],
  ['asked', ['NOT_SENT', 'AMBIGUOUS', 'EMPTY']],
  ['asked', ['MALFORMED_FUNCTION_CALL', 'MALFORMED_RESPONSE', 'UNEXPECTED_TOOL_CALL', 'TOO_MANY_TOOL_CALLS']],
  ['asked', ['NO_IMAGE', 'IMAGE_OTHER', 'OTHER']],
  ['asked', ['SOMETHING_NEW', 'BLOCK_REASON_UNSPECIFIED', 'FINISH_REASON_UNSPECIFIED', '']],
  ['final', ['SAFETY', 'RECITATION', 'LANGUAGE', 'BLOCKLIST', 'PROHIBITED_CONTENT', 'SPII', 'ESCALATION']],
  ['final', ['IMAGE_SAFETY', 'IMAGE_PROHIBITED_CONTENT', 'IMAGE_RECITATION', 'MISSING_THOUGHT_SIGNATURE']],
  ['final', ['STOP', 'CONTINUATION']],
])('retryClass: %s by reason: %j', (expected, reasons) => {
  for (const reason of reasons) {
    expect({ reason, is: retryClass({ code: null, reason }) }).toEqual({ reason, is: expected });
  }
});

test('retryClass: a code counts, whatever the reason beside it', () => {
  expect(retryClass({ code: 3, reason: 'MISSING' })).toBe('final');
  expect(retryClass({ code: 14, reason: 'SAFETY' })).toBe('transient');
});
