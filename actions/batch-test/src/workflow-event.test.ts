import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod';
import {
  pullRequestEvent,
  pullRequestTargetEvent,
  pushEvent,
  type SampleEvent,
  scheduleEvent,
  workflowDispatchEvent,
  workflowRunEvent,
} from '../../../test/support/github/event-payloads.ts';
import { type WorkflowEvent, workflowEvent } from './workflow-event.ts';

const head = '1'.repeat(40);
const base = '2'.repeat(40);
const merge = '3'.repeat(40);

const runner = {
  GITHUB_REPOSITORY: 'octo-org/prompts',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_RUN_ID: '19634821',
  GITHUB_RUN_ATTEMPT: '2',
};

function read({ name, payload, env }: SampleEvent, more: Readonly<Record<string, string>> = {}): WorkflowEvent {
  return workflowEvent({ ...runner, ...env, GITHUB_EVENT_NAME: name, ...more }, payload);
}

/** Has the payload of `pull_request`, and runs on the merge as that does. */
function reviewEvent(source: 'same-repository' | 'fork'): SampleEvent {
  const event = pullRequestEvent(source);
  return { ...event, name: 'pull_request_review', payload: { ...event.payload, review: { state: 'approved' } } };
}

/** On the default branch, with secrets; the payload says nothing about where a pull request comes from. */
function commentEvent(onPullRequest: boolean): SampleEvent {
  const link = onPullRequest ? { pull_request: { url: 'https://api.github.com/repos/octo-org/prompts/pulls/7' } } : {};
  const { payload, env } = scheduleEvent({ headSha: base });
  return { name: 'issue_comment', payload: { ...payload, issue: { number: 7, ...link }, comment: { id: 1 } }, env };
}

function mergeGroupEvent(): SampleEvent {
  const { payload } = scheduleEvent();
  const env = { GITHUB_SHA: head, GITHUB_REF: 'refs/heads/gh-readonly-queue/main/pr-7', GITHUB_ACTOR: 'octocat' };
  return { name: 'merge_group', payload: { ...payload, merge_group: { head_sha: head, base_sha: base } }, env };
}

const own = { fromFork: false, secretsWithheld: false };
const foreign = { fromFork: true, secretsWithheld: true };
/** A fork's work in a workflow of the repository's own: a key that is not there was forgotten. */
const foreignWithSecrets = { fromFork: true, secretsWithheld: false };

test.each<[string, SampleEvent, Partial<WorkflowEvent>]>([
  ['push', pushEvent(), { ...own, sha: head, pullRequest: null, ownSha: null }],
  ['schedule', scheduleEvent(), { ...own, sha: head, pullRequest: null, ownSha: null }],
  ['workflow_dispatch', workflowDispatchEvent({ model: 'x' }), { ...own, sha: head, pullRequest: null, ownSha: null }],
  ['merge_group', mergeGroupEvent(), { ...own, sha: head, pullRequest: null, ownSha: null }],
  [
    'pull_request of the same repository',
    pullRequestEvent('same-repository'),
    { ...own, sha: head, pullRequest: 7, ownSha: null },
  ],
  ['pull_request of a fork', pullRequestEvent('fork'), { ...foreign, sha: head, pullRequest: 7, ownSha: null }],
  [
    'pull_request of a fork that was deleted',
    pullRequestEvent('deleted-fork'),
    { ...foreign, sha: head, pullRequest: 7, ownSha: null },
  ],
  [
    'pull_request of Dependabot',
    pullRequestEvent('dependabot'),
    { fromFork: false, secretsWithheld: true, sha: head, pullRequest: 7 },
  ],
  [
    'pull_request_target of the same repository',
    pullRequestTargetEvent('same-repository'),
    { fromFork: false, sha: head, pullRequest: 7, ownSha: base },
  ],
  [
    'pull_request_target of a fork',
    pullRequestTargetEvent('fork'),
    { ...foreignWithSecrets, sha: head, pullRequest: 7, ownSha: base },
  ],
  ['pull_request_review of the same repository', reviewEvent('same-repository'), { ...own, sha: head, pullRequest: 7 }],
  ['pull_request_review of a fork', reviewEvent('fork'), { ...foreign, sha: head, pullRequest: 7, ownSha: null }],
  [
    'issue_comment on a pull request',
    commentEvent(true),
    { ...foreignWithSecrets, sha: base, pullRequest: 7, ownSha: base },
  ],
  ['issue_comment on an issue', commentEvent(false), { ...own, sha: base, pullRequest: null }],
  ['issues', { ...commentEvent(false), name: 'issues' }, { ...own, sha: base, pullRequest: null, ownSha: null }],
  [
    "workflow_run of the repository's own",
    workflowRunEvent('same-repository'),
    { ...own, sha: head, pullRequest: 7, ownSha: base },
  ],
  [
    'workflow_run of a fork',
    workflowRunEvent('fork'),
    { ...foreignWithSecrets, sha: head, pullRequest: null, ownSha: base },
  ],
  [
    'workflow_run of a fork that was deleted',
    workflowRunEvent('deleted-fork'),
    { ...foreignWithSecrets, sha: head, ownSha: base },
  ],
])('workflowEvent reads %s', (_, event, expected) => {
  expect(read(event)).toMatchObject({ name: event.name, owner: 'octo-org', repo: 'prompts', ...expected });
});

test("workflowEvent takes a maintainer's new attempt of Dependabot's workflow for Dependabot's", () => {
  expect(read(pullRequestEvent('dependabot'), { GITHUB_ACTOR: 'octocat' }).secretsWithheld).toBe(true);
  expect(read(pushEvent(), { GITHUB_ACTOR: 'dependabot[bot]' }).secretsWithheld).toBe(true);
});

test('workflowEvent: a schedule has its secrets, also after Dependabot changed the workflow last', () => {
  expect(read(scheduleEvent(), { GITHUB_ACTOR: 'dependabot[bot]' }).secretsWithheld).toBe(false);
});

test.each([pullRequestEvent('same-repository'), pullRequestTargetEvent('same-repository'), workflowRunEvent()])(
  'workflowEvent: $name without what it is about may be a fork’s',
  (event) => {
    expect(read({ ...event, payload: {} }).fromFork).toBe(true);
  },
);

test.each([
  ['private', true],
  ['public', false],
] as const)('workflowEvent knows a %s repository', (visibility, isPrivate) => {
  expect(read(pullRequestEvent('same-repository', { visibility })).isPrivate).toBe(isPrivate);
  expect(read(scheduleEvent({ visibility })).isPrivate).toBe(isPrivate);
});

test('workflowEvent takes a repository of unknown visibility for public', () => {
  expect(read({ ...scheduleEvent(), payload: {} }).isPrivate).toBe(false);
});

test('workflowEvent links to the commit under test and to the workflow run', () => {
  const { runId, runAttempt, links } = read(pullRequestEvent('same-repository'));
  expect({ runId, runAttempt }).toEqual({ runId: 19634821, runAttempt: 2 });
  expect(links).toEqual({
    commit: `https://github.com/octo-org/prompts/commit/${head}`,
    run: 'https://github.com/octo-org/prompts/actions/runs/19634821',
  });
});

test('workflowEvent links to an enterprise server', () => {
  const { links } = read(pushEvent(), { GITHUB_SERVER_URL: 'https://github.example.com' });
  expect(Object.values(links)).toEqual([
    `https://github.example.com/octo-org/prompts/commit/${head}`,
    'https://github.example.com/octo-org/prompts/actions/runs/19634821',
  ]);
});

test.each([undefined, '', 'octo-org', '/prompts', 'octo-org/'])('workflowEvent refuses the repository %j', (name) => {
  expect(() => workflowEvent({ ...runner, GITHUB_REPOSITORY: name }, {})).toThrow(
    expect.objectContaining({ problem: { kind: 'no-workflow' } }),
  );
});

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['null', null],
  ['a list', []],
  ['a text', 'pull_request'],
  ['a pull request that is a text', { pull_request: 'x' }],
  ['a pull request whose number is none', { pull_request: { number: '7', head: { sha: head } } }],
  ['a workflow run without its commit', { workflow_run: { head_repository: { full_name: 'octo-org/prompts' } } }],
  ['a repository without a name', { pull_request: { number: 7, head: { sha: head, repo: {} } } }],
])("workflowEvent: nobody can say that an event is not a fork's when its payload is %s", (_, payload) => {
  for (const { name, env } of [pushEvent(), pullRequestEvent('same-repository'), pullRequestTargetEvent()]) {
    const event = workflowEvent({ ...runner, ...env, GITHUB_EVENT_NAME: name }, payload);
    expect(event).toMatchObject({ fromFork: true, sha: env.GITHUB_SHA, pullRequest: null, isPrivate: false });
    // That does not explain a missing key.
    expect(event.secretsWithheld).toBe(false);
  }
});

test('workflowEvent reads a workflow run that names its pull requests as none', () => {
  const { payload, ...event } = workflowRunEvent('same-repository');
  const run = z.record(z.string(), z.unknown()).parse(payload.workflow_run);
  const changed = { ...event, payload: { ...payload, workflow_run: { ...run, pull_requests: null } } };
  expect(read(changed)).toMatchObject({ ...own, sha: head, pullRequest: null });
});

const fork = '4'.repeat(40);

test.each<[string, Readonly<Record<string, unknown>>]>([
  ['check_run', { check_run: { head_sha: fork, pull_requests: [] } }],
  ['check_suite', { check_suite: { head_sha: fork, head_branch: null, pull_requests: [] } }],
  ['status', { sha: fork }],
  ['discussion', { discussion: { number: 1 } }],
  ['discussion_comment', { discussion: { number: 1 }, comment: { id: 1 } }],
  ['issue_comment', {}],
  ['issue_comment', { issue: null }],
])('workflowEvent: %s does not say whose work it is about, so only the own commit is safe: %j', (name, payload) => {
  const { payload: usual, env } = scheduleEvent({ headSha: base });
  const event = read({ name, payload: { ...usual, ...payload }, env });
  expect(event).toMatchObject({ ...foreignWithSecrets, ownSha: base, pullRequest: null });
});

test.each(['deployment_status', 'push', 'release'])('workflowEvent: %s with parts that are null is its own', (name) => {
  const { payload, env } = pushEvent();
  const nothing = { check_run: null, workflow: null, workflow_run: null, pull_request: null, issue: null };
  const event = read({ name, payload: { ...payload, ...nothing }, env });
  expect(event).toMatchObject({ ...own, sha: head, pullRequest: null, isForPullRequest: false });
});

test.each<[boolean, string, SampleEvent]>([
  [true, 'pull_request', pullRequestEvent('same-repository')],
  [true, 'pull_request_target', pullRequestTargetEvent('fork')],
  [true, "a fork's workflow_run", workflowRunEvent('fork')],
  [true, 'workflow_run of a fork that is gone', workflowRunEvent('deleted-fork')],
  [true, 'workflow_run', workflowRunEvent('same-repository')],
  [true, 'merge_group', mergeGroupEvent()],
  [true, 'a comment on a pull request', commentEvent(true)],
  [false, 'a comment on an issue', commentEvent(false)],
  [false, 'push', pushEvent()],
  [false, 'schedule', scheduleEvent()],
  [false, 'workflow_dispatch', workflowDispatchEvent()],
])('workflowEvent: that a pull request starts it is %s of %s', (isForPullRequest, _, event) => {
  expect(read(event).isForPullRequest).toBe(isForPullRequest);
});

test('workflowEvent takes any payload', () => {
  const payload = fc.oneof(
    fc.jsonValue(),
    fc.record({ pull_request: fc.jsonValue(), workflow_run: fc.jsonValue(), issue: fc.jsonValue() }),
  );
  fc.assert(
    fc.property(payload, (value) => {
      const event = workflowEvent({ ...runner, GITHUB_SHA: merge }, value);
      expect(event.links.commit).toBe(`https://github.com/octo-org/prompts/commit/${event.sha}`);
      expect(event.pullRequest === null || typeof event.pullRequest === 'number').toBe(true);
    }),
  );
});
