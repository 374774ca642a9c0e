import { getOctokit } from '@actions/github';
import { expect, test } from 'vitest';
import { type GithubFault, githubFault, waitBeforeRetryMs } from './github-fault.ts';

interface Answer {
  readonly status: number;
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The error that GitHub's own client throws at an answer, or when there is none. */
async function errorOf(answer: Answer | Error): Promise<unknown> {
  const fetch = async (): Promise<Response> => {
    if (answer instanceof Error) throw answer;
    const { status, message = 'Nope', headers = {} } = answer;
    return Response.json({ message }, { status, headers });
  };
  const octokit = getOctokit('token', { request: { fetch }, log: { debug() {}, info() {}, warn() {}, error() {} } });
  const place = { owner: 'octo-org', repo: 'prompts', comment_id: 1 };
  return await octokit.rest.issues.getComment(place).then(
    () => {
      throw new Error('GitHub answered well');
    },
    (error: unknown) => error,
  );
}

const spent = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1795500000' };

test.each<[string, Answer, GithubFault]>([
  ['a token that is not known', { status: 401, message: 'Bad credentials' }, { kind: 'token' }],
  ['a missing permission', { status: 403, message: 'Resource not accessible by integration' }, { kind: 'permission' }],
  [
    'a missing permission, with calls left',
    { status: 403, message: 'Resource not accessible by integration', headers: { 'x-ratelimit-remaining': '59' } },
    { kind: 'permission' },
  ],
  ['a spent limit', { status: 403, headers: spent }, { kind: 'rate-limit' }],
  ['a secondary limit', { status: 403, headers: { 'retry-after': '60' } }, { kind: 'rate-limit' }],
  [
    'a limit that only the words tell',
    { status: 403, message: 'You have exceeded a secondary rate limit.' },
    { kind: 'rate-limit' },
  ],
  ['too many calls', { status: 429 }, { kind: 'rate-limit' }],
  ['what is not there', { status: 404, message: 'Not Found' }, { kind: 'not-found' }],
])('githubFault knows %s', async (_, answer, expected) => {
  expect(githubFault(await errorOf(answer))).toEqual(expected);
});

test.each([422, 500, 502, 503])("githubFault tells any other status with GitHub's words: %i", async (status) => {
  const fault = githubFault(await errorOf({ status, message: 'Body is too long' }));
  expect(fault).toEqual({ kind: 'status', status, message: expect.stringContaining('Body is too long') });
});

test('githubFault: no answer is told with its reason', async () => {
  const fault = githubFault(await errorOf(new TypeError('getaddrinfo ENOTFOUND api.github.com')));
  expect(fault).toEqual({ kind: 'unreachable', message: expect.stringContaining('ENOTFOUND api.github.com') });
});

test.each([
  [new Error('x'), 'x'],
  ['x', 'x'],
  [undefined, 'undefined'],
  [{ status: 403 }, '[object Object]'],
])('githubFault: what is no answer is unreachable, told in its own words: %j', (error, message) => {
  expect(githubFault(error)).toEqual({ kind: 'unreachable', message });
});

test.each<[string, Answer | Error, number | null, number | null]>([
  ['no answer', new TypeError('fetch failed'), 1_000, 4_000],
  ['a server error', { status: 500 }, 1_000, 4_000],
  ['a bad gateway', { status: 502 }, 1_000, 4_000],
  ['a limit with a short wait', { status: 403, headers: { 'retry-after': '0' } }, 1_000, 4_000],
  ['a limit with a wait', { status: 429, headers: { 'retry-after': '30' } }, 30_000, 30_000],
  ['a limit with a minute to wait', { status: 403, headers: { 'retry-after': '60' } }, 60_000, 60_000],
  ['a limit with more than a minute to wait', { status: 403, headers: { 'retry-after': '61' } }, null, null],
  ['a limit that says no time', { status: 403, headers: spent }, null, null],
  ['a limit with a time that is none', { status: 429, headers: { 'retry-after': 'soon' } }, null, null],
  ['a missing permission', { status: 403 }, null, null],
  ['a token that is not known', { status: 401 }, null, null],
  ['what is not there', { status: 404 }, null, null],
  ['a refusal', { status: 422, headers: { 'retry-after': '1' } }, null, null],
])('waitBeforeRetryMs after %s', async (_, answer, first, second) => {
  const error = await errorOf(answer);
  expect(waitBeforeRetryMs(error, 1)).toBe(first);
  expect(waitBeforeRetryMs(error, 2)).toBe(second);
  expect(waitBeforeRetryMs(error, 3)).toBeNull();
});

test.each<[string, GithubFault]>([
  ['FORBIDDEN', { kind: 'permission' }],
  ['INSUFFICIENT_SCOPES', { kind: 'permission' }],
  ['RATE_LIMITED', { kind: 'rate-limit' }],
  ['SOMETHING_ELSE', { kind: 'status', status: 200, message: 'No' }],
])('an error of GraphQL, which comes with a good status: %s', async (type, fault) => {
  const fetch = async (): Promise<Response> => Response.json({ data: null, errors: [{ type, message: 'No' }] });
  const error = await getOctokit('token', { request: { fetch } })
    .graphql('query { viewer { login } }')
    .catch((caught: unknown) => caught);
  expect(githubFault(error)).toEqual(fault);
  expect(waitBeforeRetryMs(error, 1)).toBe(null);
});
