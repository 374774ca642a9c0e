import { expect, test } from 'vitest';
import { gitContext, workflowOrigin } from './workflow-context.ts';

const git = { GITHUB_REPOSITORY: 'org/name', GITHUB_SHA: 'abc', GITHUB_REF: 'refs/heads/main' };

test.each<[string, Record<string, string>, unknown]>([
  ['a branch', git, { repository: 'org/name', sha: 'abc', ref: 'refs/heads/main', pullRequest: null }],
  ['a pull request', { ...git, GITHUB_REF: 'refs/pull/7/merge' }, { ref: 'refs/pull/7/merge', pullRequest: 7 }],
  ['a branch with a telling name', { ...git, GITHUB_REF: 'refs/heads/refs/pull/7/x' }, { pullRequest: null }],
])('gitContext of %s', (_what, env, context) => {
  expect(gitContext(env)).toMatchObject({ ...Object(context) });
});

test.each([{}, { ...git, GITHUB_SHA: '' }, { GITHUB_SHA: 'abc', GITHUB_REF: 'refs/heads/main' }])(
  'gitContext outside of a workflow is null: %j',
  (env) => {
    expect(gitContext(env)).toBeNull();
  },
);

const workflow = { GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY_ID: '123', GITHUB_RUN_ID: '456' };

test.each<[Record<string, string>, string]>([
  [workflow, '123.456'],
  [{}, 'local'],
  [{ ...workflow, GITHUB_ACTIONS: 'false' }, 'local'],
  [{ GITHUB_REPOSITORY_ID: '123', GITHUB_RUN_ID: '456' }, 'local'],
  [{ GITHUB_ACTIONS: 'true', GITHUB_RUN_ID: '456' }, 'local'],
  [{ ...workflow, GITHUB_RUN_ID: '' }, 'local'],
  [{ ...workflow, GITHUB_REPOSITORY_ID: '1/2' }, 'local'],
  [{ ...workflow, GITHUB_RUN_ID: '456 ' }, 'local'],
])('workflowOrigin of %j is %s', (env, origin) => {
  expect(workflowOrigin(env)).toBe(origin);
});
