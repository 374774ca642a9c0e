import { describe, expect, test } from 'vitest';
import { GeminiBatchError } from '../errors/gemini-batch-error.ts';
import { isRefusal, isTransient, serviceError } from './service-error.ts';

const now = Date.UTC(2026, 10, 23, 12);

function errorOf(status: number, error: unknown, retryAfter: string | null = null): GeminiBatchError {
  return serviceError({ status, body: JSON.stringify({ error }), retryAfter, nowMs: now });
}

const badKey = {
  code: 400,
  message: 'API key not valid. Please pass a valid API key.',
  status: 'INVALID_ARGUMENT',
  details: [
    {
      '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
      reason: 'API_KEY_INVALID',
      domain: 'googleapis.com',
      metadata: { service: 'generativelanguage.googleapis.com' },
    },
    { '@type': 'type.googleapis.com/google.rpc.LocalizedMessage', locale: 'en-US', message: 'API key not valid.' },
  ],
};

describe('serviceError: code by status', () => {
  test.each([
    ['a bad key, which comes as 400', 400, badKey, 'key-refused'],
    ['a free tier where there is none', 400, { status: 'FAILED_PRECONDITION', message: 'x' }, 'key-forbidden'],
    ['an invalid argument', 400, { status: 'INVALID_ARGUMENT', message: 'x' }, 'request-refused'],
    ['401', 401, { status: 'UNAUTHENTICATED', message: 'x' }, 'key-refused'],
    ['403', 403, { status: 'PERMISSION_DENIED', message: 'x' }, 'key-forbidden'],
    ['404', 404, { status: 'NOT_FOUND', message: 'x' }, 'not-found'],
    ['429', 429, { status: 'RESOURCE_EXHAUSTED', message: 'x' }, 'quota-exceeded'],
    ['503', 503, { status: 'UNAVAILABLE', message: 'x' }, 'overloaded'],
    ['408', 408, { message: 'x' }, 'service-failed'],
    ['409', 409, { status: 'ALREADY_EXISTS', message: 'x' }, 'service-failed'],
    ['500', 500, { status: 'INTERNAL', message: 'x' }, 'service-failed'],
    ['502', 502, { message: 'x' }, 'service-failed'],
    ['504', 504, { status: 'DEADLINE_EXCEEDED', message: 'x' }, 'service-failed'],
  ])('%s', (_what, status, body, code) => {
    const error = errorOf(status, body);
    expect(error.code).toBe(code);
    expect(error.message).toContain(body.message);
    expect(error.hint).not.toBe('');
  });

  test('the status is kept of an error that has no code of its own', () => {
    expect(errorOf(504, { message: 'too late' }).details).toEqual({ status: 504, message: 'too late' });
  });
});

describe('serviceError: the quotas of a 429', () => {
  const help = { '@type': 'type.googleapis.com/google.rpc.Help', links: [] };

  test.each<[string, unknown, readonly string[] | undefined]>([
    [
      'named by their id',
      [help, { violations: [{ quotaId: 'A' }, { quotaMetric: 'm' }, { quotaId: 'B' }] }],
      ['A', 'B'],
    ],
    ['not named', [help], undefined],
    ['no details', undefined, undefined],
    ['details of another form', [{ violations: 'x' }, { violations: [null, 1, { quotaId: 2 }] }], undefined],
  ])('%s', (_what, details, quotas) => {
    const error = errorOf(429, { message: 'x', details });
    expect(error.details).toEqual(quotas === undefined ? { message: 'x' } : { message: 'x', quotas });
  });
});

describe('serviceError: wait that the service asks for', () => {
  const retryInfo = (retryDelay: unknown) => [
    { '@type': 'type.googleapis.com/google.rpc.Help', links: [] },
    { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay },
  ];

  test.each([
    ['RetryInfo', '37s', null, 37_000],
    ['RetryInfo with a fraction', '0.5s', null, 500],
    ['RetryInfo before Retry-After', '37s', '5', 37_000],
    ['Retry-After where RetryInfo is unreadable', 'soon', '5', 5_000],
  ])('%s', (_what, retryDelay, retryAfter, waitMs) => {
    const error = errorOf(429, { message: 'x', details: retryInfo(retryDelay) }, retryAfter);
    expect(error.retryAfterMs).toBe(waitMs);
  });

  test.each([
    ['seconds', '120', 120_000],
    ['zero seconds', '0', 0],
    ['a date', 'Mon, 23 Nov 2026 12:01:30 GMT', 90_000],
    ['a date that is past', 'Mon, 23 Nov 2026 11:00:00 GMT', 0],
    ['something else', 'later', null],
    ['nothing', null, null],
  ])('Retry-After: %s', (_what, retryAfter, waitMs) => {
    expect(errorOf(503, { message: 'x' }, retryAfter).retryAfterMs).toBe(waitMs);
    expect(errorOf(500, { message: 'x' }, retryAfter).retryAfterMs).toBe(waitMs);
  });

  test('a create that meets a quota often has only a Help link: no wait is invented', () => {
    const details = [{ '@type': 'type.googleapis.com/google.rpc.Help', links: [{ description: 'x', url: 'y' }] }];
    expect(errorOf(429, { message: 'x', details }).retryAfterMs).toBeNull();
  });
});

describe('serviceError: bodies of other forms', () => {
  test.each([
    ['HTML of a proxy', '<html>Bad Gateway</html>', '<html>Bad Gateway</html>'],
    ['nothing', '', 'HTTP 502'],
    ['white space', ' \n ', 'HTTP 502'],
    ['JSON that is no error', '[]', '[]'],
    ['an error without a message', '{"error":{"code":502}}', 'HTTP 502'],
  ])('%s', (_what, body, message) => {
    const error = serviceError({ status: 502, body, retryAfter: null, nowMs: now });
    expect(error.details).toEqual({ status: 502, message });
  });

  test('a long page is cut off', () => {
    const error = serviceError({ status: 502, body: 'x'.repeat(10_000), retryAfter: null, nowMs: now });
    expect(error.message.length).toBeLessThan(300);
  });
});

test.each([
  [400, true, false],
  [401, true, false],
  [403, true, false],
  [404, true, false],
  [408, false, true],
  [409, true, false],
  [413, true, false],
  [429, true, true],
  [500, false, true],
  [502, false, true],
  [503, false, true],
  [504, false, true],
])(
  'isRefusal and isTransient: HTTP %i is certainly refused: %s, worth a repetition: %s',
  (status, refused, transient) => {
    const error = errorOf(status, { message: 'x' });
    expect([isRefusal(error), isTransient(error)]).toEqual([refused, transient]);
  },
);

test.each([
  ['a lost connection', new GeminiBatchError('network', { host: 'h', reason: 'ECONNRESET' }), true],
  ['no answer in time', new GeminiBatchError('timeout', { host: 'h', seconds: 300 }), true],
  ['an answer of unknown form', new GeminiBatchError('answer-unexpected', { call: 'x' }), false],
  ['an error that is not ours', new TypeError('x'), false],
  ['no error at all', undefined, false],
])('isRefusal and isTransient: %s refuses nothing', (_what, error, transient) => {
  expect([isRefusal(error), isTransient(error)]).toEqual([false, transient]);
});
