import { getOctokit } from '@actions/github';
import { describe, expect, test } from 'vitest';
import type { Fault } from './support/github/faults.ts';
import type { LoopbackGithubOptions } from './support/github/github-options.ts';
import { type LoopbackGithub, loopbackGithub } from './support/github/loopback-github.ts';

const repository = { owner: 'octo-org', repo: 'prompts' };
const conversation = { ...repository, issue_number: 7 };

type Octokit = ReturnType<typeof getOctokit>;

function octokitOf(github: LoopbackGithub, token: string = github.token): Octokit {
  return getOctokit(token, { baseUrl: github.env.GITHUB_API_URL ?? '' });
}

/** How a call ended that must be refused. */
async function refused(call: Promise<unknown>): Promise<{ readonly status: unknown; readonly message: string }> {
  const error: unknown = await call.then(
    () => new Error('It was not refused'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof Error)) throw new Error('No error');
  return { status: 'status' in error ? error.status : undefined, message: error.message };
}

/** Asks without a library, so that the request can be wrong. */
function ask(github: LoopbackGithub, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { authorization: `token ${github.token}`, 'user-agent': 'a test', ...init.headers };
  return fetch(`${github.url}${path}`, { ...init, headers });
}

const json = { 'content-type': 'application/json' };
const commentsPath = '/repos/octo-org/prompts/issues/7/comments';

describe('the API, with the library of an action', () => {
  test('seventy comments come over three pages', async () => {
    await using github = await loopbackGithub();
    github.seedComments(Array.from({ length: 70 }, (_, index) => ({ body: `comment ${index}` })));
    const octokit = octokitOf(github);

    const found = await octokit.paginate(octokit.rest.issues.listComments, { ...conversation, per_page: 30 });

    expect(found.map(({ body }) => body)).toEqual(Array.from({ length: 70 }, (_, index) => `comment ${index}`));
    expect(found[0]?.user).toMatchObject({ login: 'octocat', type: 'User' });
    expect(github.requests.map(({ query }) => query.page)).toEqual([undefined, '2', '3']);
    expect(github.violations).toEqual([]);
  });

  test('a comment is created by the bot of the workflow, and updated in place', async () => {
    await using github = await loopbackGithub();
    github.seedComments([{ body: 'a question' }]);
    const { issues } = octokitOf(github).rest;

    const created = await issues.createComment({ ...conversation, body: 'in progress' });
    await issues.updateComment({ ...repository, comment_id: created.data.id, body: 'passed' });

    expect(created.data.user).toMatchObject({ login: 'github-actions[bot]', type: 'Bot', id: 41898282 });
    expect(github.comments().map(({ body, user }) => [user.login, body])).toEqual([
      ['octocat', 'a question'],
      ['github-actions[bot]', 'passed'],
    ]);
    expect(github.violations).toEqual([]);
  });

  test('the viewer is the bot of the workflow', async () => {
    await using github = await loopbackGithub();
    const viewer = await octokitOf(github).graphql('query { viewer { login databaseId } }');
    expect(viewer).toEqual({ viewer: { login: 'github-actions[bot]', databaseId: 41898282 } });
    expect(github.violations).toEqual([]);
  });

  test('an enterprise server has its API elsewhere', async () => {
    await using github = await loopbackGithub({ enterprise: true });
    const octokit = octokitOf(github);

    await octokit.graphql('{ viewer { login databaseId } }');
    await octokit.rest.issues.listComments(conversation);

    expect(github.requests.map(({ path }) => path)).toEqual(['/api/graphql', `/api/v3${commentsPath}`]);
    expect(github.violations).toEqual([]);
  });
});

describe('pages', () => {
  const seeded = async (): Promise<LoopbackGithub> => {
    const github = await loopbackGithub();
    github.seedComments(Array.from({ length: 130 }, (_, index) => ({ body: String(index) })));
    return github;
  };

  test.each([
    ['', 30, 'next 2, last 5'],
    ['?per_page=50&page=2', 50, 'prev 1, next 3, last 3, first 1'],
    ['?per_page=50&page=3', 30, 'prev 2, first 1'],
    ['?per_page=500', 100, 'next 2, last 2'],
    ['?per_page=100&page=9', 0, 'prev 2, first 1'],
  ])('%s', async (query, count, relations) => {
    await using github = await seeded();

    const response = await ask(github, `${commentsPath}${query}`);

    expect(await response.json()).toHaveLength(count);
    const links = (response.headers.get('link') ?? '').split(', ').map((link) => {
      const { url, relation } = /^<(?<url>.+)>; rel="(?<relation>\w+)"$/.exec(link)?.groups ?? {};
      return `${relation} ${new URL(url ?? '').searchParams.get('page')}`;
    });
    expect(links.join(', ')).toBe(relations);
  });

  test('one page has no links', async () => {
    await using github = await seeded();
    expect(
      (await ask(github, '/repos/octo-org/prompts/issues/7/comments?since=2999-01-01T00:00:00Z')).headers.get('link'),
    ).toBe(null);
  });
});

describe('a request that does not fit the description is noticed', () => {
  test.each<[string, string, RequestInit, number, string]>([
    [
      'a body of the wrong type',
      commentsPath,
      { method: 'POST', headers: json, body: '{"body":1}' },
      422,
      '/body must be string',
    ],
    ['a missing field', commentsPath, { method: 'POST', headers: json, body: '{}' }, 422, "required property 'body'"],
    [
      'a field too many',
      commentsPath,
      { method: 'POST', headers: json, body: '{"body":"","b":1}' },
      422,
      'additional properties',
    ],
    ['no JSON', commentsPath, { method: 'POST', headers: json, body: '{' }, 400, 'body: no JSON'],
    ['text', commentsPath, { method: 'POST', body: '{"body":"a"}' }, 422, 'content-type'],
    ['an unknown parameter', `${commentsPath}?perPage=5`, {}, 422, 'unknown parameter "perPage"'],
    ['a parameter of the wrong type', `${commentsPath}?page=two`, {}, 422, '"page" must be integer'],
    [
      'a path of the wrong type',
      '/repos/octo-org/prompts/issues/seven/comments',
      {},
      422,
      '"issue_number" must be integer',
    ],
    ['an unknown operation', '/repos/octo-org/prompts/pulls', {}, 404, 'unknown operation'],
    [
      'an unknown query',
      '/graphql',
      { method: 'POST', headers: json, body: '{"query":"{ rateLimit { cost } }"}' },
      422,
      'unknown query',
    ],
  ])('%s', async (_, path, init, status, issue) => {
    await using github = await loopbackGithub();

    expect((await ask(github, path, init)).status).toBe(status);

    expect(github.violations).toEqual([expect.stringContaining(issue)]);
    expect(github.comments()).toEqual([]);
  });

  test('no authorization', async () => {
    await using github = await loopbackGithub();
    expect((await fetch(`${github.url}${commentsPath}`)).status).toBe(401);
    expect(github.violations).toEqual([`GET ${commentsPath}: headers: "authorization" is missing`]);
  });
});

describe('refusals', () => {
  const create = (octokit: Octokit, body = 'text'): Promise<unknown> =>
    octokit.rest.issues.createComment({ ...conversation, body });
  const list = (octokit: Octokit): Promise<unknown> => octokit.rest.issues.listComments(conversation);

  const noAccess = /^Resource not accessible by integration/;
  test.each<[string, LoopbackGithubOptions, (octokit: Octokit) => Promise<unknown>, number, RegExp]>([
    ['writing with a token that may only read', { permissions: { pullRequests: 'read' } }, create, 403, noAccess],
    [
      'reading a private one with no right to',
      { visibility: 'private', permissions: { pullRequests: 'none' } },
      list,
      403,
      noAccess,
    ],
    ['another repository', { repository: 'octo-org/other' }, list, 404, /^Not Found/],
    ['another pull request', { pullRequests: [8] }, list, 404, /^Not Found/],
    ['one that was deleted', { deleted: [7] }, create, 410, /^This issue was deleted/],
    ['a locked conversation', { locked: [7] }, create, 403, /issue is locked/],
    ['an empty comment', {}, (octokit) => create(octokit, ' '), 422, /^Validation Failed.*can't be blank/],
    ['a comment too long', {}, (octokit) => create(octokit, '🙂'.repeat(65_537)), 422, /maximum is 65536 characters/],
  ])('%s', async (_, options, call, status, message) => {
    await using github = await loopbackGithub(options);

    expect(await refused(call(octokitOf(github)))).toEqual({ status, message: expect.stringMatching(message) });

    expect(github.comments()).toEqual([]);
    expect(github.violations).toEqual([]);
  });

  test('the longest comment', async () => {
    await using github = await loopbackGithub();
    await create(octokitOf(github), '🙂'.repeat(65_536));
    expect(github.comments()).toHaveLength(1);
  });

  test('anyone reads what is public; issues: write writes, too', async () => {
    await using reader = await loopbackGithub({ permissions: { pullRequests: 'none' } });
    await using writer = await loopbackGithub({ permissions: { pullRequests: 'none', issues: 'write' } });
    await list(octokitOf(reader));
    await create(octokitOf(writer));
    expect(writer.comments()).toHaveLength(1);
  });

  test('a token that is wrong', async () => {
    await using github = await loopbackGithub();
    const { status, message } = await refused(list(octokitOf(github, 'ghs_old')));
    expect([status, message]).toEqual([401, expect.stringMatching(/^Bad credentials/)]);
    expect(github.violations).toEqual([]);
  });
});

describe('faults', () => {
  const post = { method: 'POST', headers: json, body: '{"body":"text"}' };

  test('so many times, then no more; the operation alone', async () => {
    await using github = await loopbackGithub({
      faults: [{ operation: 'issues/create-comment', failure: 502, times: 2 }],
    });
    const statuses: number[] = [];
    for (const init of [post, {}, post, post]) statuses.push((await ask(github, commentsPath, init)).status);
    expect(statuses).toEqual([502, 200, 502, 201]);
    expect(github.comments()).toHaveLength(1);
  });

  test.each<[Fault, number, Record<string, unknown>]>([
    [{ operation: 'api', failure: 'primary-rate-limit' }, 403, { 'x-ratelimit-remaining': '0', 'retry-after': null }],
    [{ operation: 'api', failure: 'primary-rate-limit', status: 429 }, 429, { 'x-ratelimit-remaining': '0' }],
    [{ operation: 'api', failure: 'secondary-rate-limit', waitSeconds: 5 }, 403, { 'retry-after': '5' }],
    [{ operation: 'graphql', failure: 500 }, 200, {}],
    [{ operation: 'artifacts', failure: 500 }, 200, {}],
  ])('%o', async (fault, status, headers) => {
    await using github = await loopbackGithub();
    github.fail(fault);
    const response = await ask(github, commentsPath);
    expect(response.status).toBe(status);
    for (const [name, value] of Object.entries(headers))
      expect([name, response.headers.get(name)]).toEqual([name, value]);
  });

  test('a connection that ends before or after the comment is made', async () => {
    await using github = await loopbackGithub();
    for (const [failure, made] of [
      ['reset', 0],
      ['lost-answer', 1],
    ] as const) {
      github.fail({ operation: 'issues/create-comment', failure, times: 1 });
      await expect(ask(github, commentsPath, post)).rejects.toThrow();
      expect(github.comments()).toHaveLength(made);
    }
  });

  test('an answer that does not come until the server is gone', async () => {
    const github = await loopbackGithub({ faults: [{ operation: 'api', failure: 'hang' }] });
    const answer = ask(github, commentsPath).then(
      () => 'answered',
      () => 'closed',
    );
    while (github.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    await github[Symbol.asyncDispose]();
    expect(await answer).toBe('closed');
  });
});
