import { describe, expect, test } from 'vitest';
import { actionScene, type SceneOptions } from './support/action/action-scene.ts';
import { closedAddress } from './support/closed-address.ts';
import { pullRequestEvent } from './support/github/event-payloads.ts';

const event = pullRequestEvent('same-repository');
const inputs = { type: 'simple', count: '3' };

describe('what GitHub does not give is one warning, and the verdict stands', () => {
  test.each<[string, SceneOptions['github'], string]>([
    ['a token without the permission', { permissions: { pullRequests: 'read' } }, 'permissions: pull-requests: write'],
    ['a token that is not accepted', { token: 'another' }, 'GitHub does not accept github-token'],
    ['a conversation that is locked', { locked: [7] }, 'The comment could not be written'],
    ['a pull request that is not there', { pullRequests: [8] }, 'is not there for this token'],
    ['a primary rate limit', { faults: [{ operation: 'api', failure: 'primary-rate-limit' }] }, 'rate limit'],
    ['errors without end', { faults: [{ operation: 'api', failure: 500 }] }, 'GitHub answered 500'],
    [
      'no artifacts',
      { faults: [{ operation: 'artifacts/create', failure: 'quota' }] },
      'The artifact could not be kept',
    ],
    ['an enterprise server', { enterprise: true }, 'This enterprise server takes no artifacts'],
  ])('%s', async (_what, github, says) => {
    await using scene = await actionScene({ ...(github === undefined ? {} : { github }) });
    const token = github?.token === 'another' ? { 'github-token': 'ghs_expired0123456789' } : {};
    const run = await scene.run({ event, inputs: { ...inputs, ...token } });
    expect(run.exitCode).toBe(0);
    expect(run.outputs).toMatchObject({ verdict: 'pass', total: '3' });
    expect(run.summary).toMatch(/^### ✅ /);
    const warnings = run.annotations.filter(({ level }) => level !== 'notice');
    expect(warnings.map(({ level }) => level)).toEqual(['warning']);
    expect(warnings[0]?.message).toContain(says);
    expect(warnings[0]?.message).toContain('The verdict stands');
    expect(scene.github.violations).toEqual([]);
  });

  test('no token', async () => {
    await using scene = await actionScene();
    const run = await scene.run({ event, inputs: { ...inputs, 'github-token': '' } });
    expect(run.exitCode).toBe(0);
    expect(run.annotations.map(({ message }) => message)).toEqual([expect.stringContaining('No github-token')]);
    expect(scene.github.comments()).toEqual([]);
  });

  test('nobody listens', async () => {
    await using scene = await actionScene();
    const run = await scene.run({ event, inputs, env: { GITHUB_API_URL: await closedAddress() } });
    expect(run.exitCode).toBe(0);
    expect(run.annotations.map(({ level, message }) => `${level}: ${message}`)).toEqual([
      expect.stringContaining('warning: The comment could not be written'),
    ]);
  });

  test('no summary file, no place for artifacts', async () => {
    await using scene = await actionScene();
    const run = await scene.run({ event, inputs, env: { GITHUB_STEP_SUMMARY: '', ACTIONS_RUNTIME_TOKEN: '' } });
    expect(run.exitCode).toBe(0);
    expect(run.annotations.map(({ message }) => message)).toEqual([
      expect.stringContaining('The job summary could not be written'),
      expect.stringContaining('The artifact could not be kept'),
    ]);
  });
});

describe('what goes away by itself is tried again', () => {
  test.each<[string, SceneOptions['github']]>([
    ['an error', { faults: [{ operation: 'issues/list-comments', failure: 502, times: 1 }] }],
    ['a lost connection', { faults: [{ operation: 'issues/update-comment', failure: 'reset', times: 1 }] }],
    [
      'a secondary rate limit',
      { faults: [{ operation: 'api', failure: 'secondary-rate-limit', times: 1, waitSeconds: 1 }] },
    ],
  ])('%s', async (_what, github) => {
    await using scene = await actionScene({ ...(github === undefined ? {} : { github }) });
    const run = await scene.run({ event, inputs });
    expect(run.exitCode).toBe(0);
    expect(run.annotations).toEqual([]);
    expect(scene.github.comments().map(({ body }) => body)).toEqual([expect.stringContaining('### ✅ ')]);
  });

  test('a comment whose making got no answer is not made twice', async () => {
    await using scene = await actionScene({
      github: { faults: [{ operation: 'issues/create-comment', failure: 'lost-answer', times: 1 }] },
    });
    const run = await scene.run({ event, inputs });
    expect(run.annotations).toEqual([]);
    expect(scene.github.comments()).toHaveLength(1);
  });
});
