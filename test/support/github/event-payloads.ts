/**
 * What starts a workflow, as small as a payload can be and still have the shape that GitHub describes:
 * https://docs.github.com/webhooks/webhook-events-and-payloads, `x-webhooks` of @octokit/openapi 23.0.2, and
 * https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows, read 2026-11-24.
 */

/** An event as the runner hands it on: its name, the payload's file, and the variables that depend on it. */
export interface SampleEvent {
  readonly name: string;
  readonly payload: { readonly [name: string]: unknown };
  readonly env: { readonly GITHUB_SHA: string; readonly GITHUB_REF: string; readonly GITHUB_ACTOR: string };
}

export interface EventOptions {
  readonly repository?: string;
  readonly visibility?: 'public' | 'private';
  readonly pullRequest?: number;
  /** The commit under test. */
  readonly headSha?: string;
  /** The newest commit of the default branch, as it is without what is under test. */
  readonly baseSha?: string;
}

/**
 * Where a pull request comes from. `dependabot` is a branch of the repository, `deleted-fork` a fork that is gone: its
 * `repo` is null, which the description does not say (github/rest-api-description#161).
 */
export type PullRequestSource = 'same-repository' | 'fork' | 'deleted-fork' | 'dependabot';

const standard = {
  repository: 'octo-org/prompts',
  visibility: 'public',
  pullRequest: 7,
  headSha: '1111111111111111111111111111111111111111',
  baseSha: '2222222222222222222222222222222222222222',
} as const;

/** The commit that a merge would make: a workflow runs on it, not on the head. */
const mergeSha = '3333333333333333333333333333333333333333';

const forkRepository = 'mallory/prompts';

export function pullRequestEvent(source: PullRequestSource, options: EventOptions = {}): SampleEvent {
  const given = { ...standard, ...options };
  const author = authorOf(source);
  return {
    name: 'pull_request',
    payload: pullRequestPayload(source, given),
    env: { GITHUB_SHA: mergeSha, GITHUB_REF: `refs/pull/${given.pullRequest}/merge`, GITHUB_ACTOR: author },
  };
}

/** Runs with secrets and a write token, on the base branch, for a fork's pull request. */
export function pullRequestTargetEvent(source: PullRequestSource = 'fork', options: EventOptions = {}): SampleEvent {
  const given = { ...standard, ...options };
  const payload = pullRequestPayload(source, given);
  const env = { GITHUB_SHA: given.baseSha, GITHUB_REF: 'refs/heads/main', GITHUB_ACTOR: authorOf(source) };
  return { name: 'pull_request_target', payload, env };
}

export function pushEvent(options: EventOptions = {}): SampleEvent {
  const { headSha, baseSha, ...given } = { ...standard, ...options };
  const repository = repositoryOf(given.repository, given.visibility);
  const commit = {
    id: headSha,
    tree_id: '5555555555555555555555555555555555555555',
    distinct: true,
    message: 'Ask more kindly',
    timestamp: '2026-11-24T09:00:00Z',
    url: `${repository.html_url}/commit/${headSha}`,
    author: { name: 'Octocat', email: 'octocat@example.com', username: 'octocat' },
    committer: { name: 'GitHub', email: 'noreply@github.com', username: 'web-flow' },
  };
  return {
    name: 'push',
    payload: {
      ref: 'refs/heads/main',
      before: baseSha,
      after: headSha,
      base_ref: null,
      created: false,
      deleted: false,
      forced: false,
      compare: `${repository.html_url}/compare/${baseSha.slice(0, 12)}...${headSha.slice(0, 12)}`,
      commits: [commit],
      head_commit: commit,
      pusher: { name: 'octocat', email: 'octocat@example.com' },
      repository,
      sender: user('octocat'),
    },
    env: { GITHUB_SHA: headSha, GITHUB_REF: 'refs/heads/main', GITHUB_ACTOR: 'octocat' },
  };
}

/** The description has no schema for it; the repository is in it since 2022-09-27 (GitHub's changelog of that day). */
export function scheduleEvent(options: EventOptions = {}): SampleEvent {
  const { repository, visibility, headSha } = { ...standard, ...options };
  return {
    name: 'schedule',
    payload: {
      schedule: '0 5 * * *',
      workflow: '.github/workflows/batch.yml',
      repository: repositoryOf(repository, visibility),
    },
    env: { GITHUB_SHA: headSha, GITHUB_REF: 'refs/heads/main', GITHUB_ACTOR: 'octocat' },
  };
}

export function workflowDispatchEvent(
  inputs: { readonly [name: string]: string } | null = null,
  options: EventOptions = {},
): SampleEvent {
  const { repository, visibility, headSha } = { ...standard, ...options };
  return {
    name: 'workflow_dispatch',
    payload: {
      inputs,
      ref: 'refs/heads/main',
      workflow: '.github/workflows/batch.yml',
      repository: repositoryOf(repository, visibility),
      sender: user('octocat'),
    },
    env: { GITHUB_SHA: headSha, GITHUB_REF: 'refs/heads/main', GITHUB_ACTOR: 'octocat' },
  };
}

/**
 * The end of a workflow on a pull request. It runs with secrets and a write token on the default branch. It names the
 * pull request only when that is of the same repository (seen by IsmaelMartinez/teams-for-linux, ADR 017).
 */
export function workflowRunEvent(
  source: Exclude<PullRequestSource, 'dependabot'> = 'fork',
  options: EventOptions = {},
): SampleEvent {
  const { repository: name, visibility, pullRequest, headSha, baseSha } = { ...standard, ...options };
  const repository = repositoryOf(name, visibility);
  const head = headOf(source, name, visibility, headSha);
  const reference = { id: repository.id, name: repository.name, url: repository.url };
  const pullRequests = [
    {
      id: 1_000_000 + pullRequest,
      number: pullRequest,
      url: `${repository.url}/pulls/${pullRequest}`,
      head: { ref: head.ref, sha: headSha, repo: reference },
      base: { ref: 'main', sha: baseSha, repo: reference },
    },
  ];
  return {
    name: 'workflow_run',
    payload: {
      action: 'completed',
      workflow: { id: 77, name: 'CI', path: '.github/workflows/ci.yml', state: 'active' },
      workflow_run: {
        id: 999,
        name: 'CI',
        event: 'pull_request',
        status: 'completed',
        conclusion: 'success',
        run_number: 12,
        run_attempt: 1,
        head_branch: head.ref,
        head_sha: headSha,
        head_repository: head.repo && brief(head.repo),
        repository: brief(repository),
        pull_requests: source === 'same-repository' ? pullRequests : [],
        actor: user(authorOf(source)),
        triggering_actor: user(authorOf(source)),
        html_url: `${repository.html_url}/actions/runs/999`,
        url: `${repository.url}/actions/runs/999`,
      },
      repository,
      sender: user(authorOf(source)),
    },
    env: { GITHUB_SHA: baseSha, GITHUB_REF: 'refs/heads/main', GITHUB_ACTOR: authorOf(source) },
  };
}

/**
 * A comment on a pull request. It runs with secrets and a write token on the default branch; the payload does not say
 * where the pull request comes from.
 */
export function issueCommentEvent(options: EventOptions = {}): SampleEvent {
  const { repository: name, visibility, pullRequest, baseSha } = { ...standard, ...options };
  const repository = repositoryOf(name, visibility);
  const url = `${repository.html_url}/pull/${pullRequest}`;
  return {
    name: 'issue_comment',
    payload: {
      action: 'created',
      issue: {
        id: 2_000_000 + pullRequest,
        number: pullRequest,
        state: 'open',
        locked: false,
        title: 'Ask more kindly',
        user: user('mallory'),
        html_url: url,
        pull_request: { url: `${repository.url}/pulls/${pullRequest}`, html_url: url, merged_at: null },
      },
      comment: { id: 3_000_000, body: '/batch-test', user: user('mallory'), author_association: 'NONE' },
      repository,
      sender: user('mallory'),
    },
    env: { GITHUB_SHA: baseSha, GITHUB_REF: 'refs/heads/main', GITHUB_ACTOR: 'mallory' },
  };
}

function pullRequestPayload(source: PullRequestSource, given: Required<EventOptions>): SampleEvent['payload'] {
  const { repository: name, visibility, pullRequest, headSha, baseSha } = given;
  const repository = repositoryOf(name, visibility);
  const author = user(authorOf(source));
  return {
    action: 'synchronize',
    number: pullRequest,
    before: '4444444444444444444444444444444444444444',
    after: headSha,
    pull_request: {
      id: 1_000_000 + pullRequest,
      number: pullRequest,
      state: 'open',
      locked: false,
      draft: false,
      title: 'Ask more kindly',
      body: null,
      user: author,
      author_association: source === 'same-repository' ? 'MEMBER' : 'NONE',
      url: `${repository.url}/pulls/${pullRequest}`,
      html_url: `${repository.html_url}/pull/${pullRequest}`,
      merge_commit_sha: mergeSha,
      head: headOf(source, name, visibility, headSha),
      base: {
        label: `${repository.owner.login}:main`,
        ref: 'main',
        sha: baseSha,
        user: repository.owner,
        repo: repository,
      },
    },
    repository,
    sender: author,
  };
}

function headOf(source: PullRequestSource, name: string, visibility: 'public' | 'private', sha: string) {
  const fork = source === 'fork' || source === 'deleted-fork';
  const ref = source === 'dependabot' ? 'dependabot/npm_and_yarn/zod-4.6.7' : 'kinder';
  const repository = fork
    ? { ...repositoryOf(forkRepository, visibility), id: 4712, fork: true }
    : repositoryOf(name, visibility);
  return {
    label: `${repository.owner.login}:${ref}`,
    ref,
    sha,
    user: repository.owner,
    repo: source === 'deleted-fork' ? null : repository,
  };
}

function authorOf(source: PullRequestSource): string {
  if (source === 'dependabot') return 'dependabot[bot]';
  return source === 'same-repository' ? 'octocat' : 'mallory';
}

function repositoryOf(fullName: string, visibility: 'public' | 'private') {
  const [owner = '', name = ''] = fullName.split('/');
  return {
    id: 4711,
    name,
    full_name: fullName,
    owner: user(owner),
    private: visibility === 'private',
    visibility,
    fork: false,
    default_branch: 'main',
    html_url: `https://github.com/${fullName}`,
    url: `https://api.github.com/repos/${fullName}`,
  };
}

/** As a repository stands inside a workflow run. */
function brief({ visibility: _visibility, default_branch: _branch, ...repository }: ReturnType<typeof repositoryOf>) {
  return repository;
}

function user(login: string) {
  return { login, id: login.length, type: login.endsWith('[bot]') ? 'Bot' : 'User' };
}
