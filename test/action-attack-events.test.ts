import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { actionScene, checkOut, ownersKey, writeSuite } from './support/action/action-scene.ts';
import type { ActionRun } from './support/action/start-action.ts';
import { pullRequestEvent, pushEvent, type SampleEvent, scheduleEvent } from './support/github/event-payloads.ts';

const inputs = { type: 'simple', count: '3' };
const ownCommit = '2'.repeat(40);
const forksCommit = '1'.repeat(40);

/** An event on the default branch, with secrets. */
function eventOf(name: string, payload: SampleEvent['payload']): SampleEvent {
  const usual = scheduleEvent({ headSha: ownCommit });
  return { name, payload: { ...usual.payload, ...payload }, env: { ...usual.env, GITHUB_ACTOR: 'mallory' } };
}

describe('an event that does not say whose work it is about', () => {
  const silent = [
    eventOf('check_run', { check_run: { head_sha: forksCommit, pull_requests: [] } }),
    eventOf('check_suite', { check_suite: { head_sha: forksCommit, head_branch: null, pull_requests: [] } }),
    eventOf('status', { sha: forksCommit, state: 'success' }),
    eventOf('discussion_comment', { discussion: { number: 1 }, comment: { id: 1 } }),
    eventOf('issue_comment', {}),
  ];

  test.each(silent)("$name: refused with another commit than the repository's own checked out", async (event) => {
    await using scene = await actionScene();
    await writeSuite(scene);
    await checkOut(scene, forksCommit);
    const run = await scene.run({ event });
    expect(run.exitCode).toBe(1);
    expect(run.annotations.at(-1)?.message).toContain("The files of a fork's pull request would be sent with your key");
    expect(await scene.service.jobs()).toEqual([]);
    expect(await scene.service.fileCount()).toBe(0);
  });

  test.each(silent)("$name: runs on the repository's own commit", async (event) => {
    await using scene = await actionScene();
    await writeSuite(scene);
    await checkOut(scene, ownCommit);
    const run = await scene.run({ event, inputs: { 'min-pass-rate': '0' } });
    expect(run.exitCode).toBe(0);
    expect(run.outputs.total).toBe('8');
    expect(await scene.service.jobs()).toHaveLength(1);
  });
});

test('an event whose payload has parts that are null is not taken for a fork’s', async () => {
  await using scene = await actionScene();
  const { payload, env } = pushEvent();
  const nothing = { check_run: null, workflow: null, workflow_run: null, pull_request: null };
  const event = { name: 'deployment_status', payload: { ...payload, ...nothing }, env };
  const run = await scene.run({ event, inputs });
  expect(run.exitCode).toBe(0);
  expect(run.outputs).toMatchObject({ verdict: 'pass', total: '3' });
});

describe('a runner whose files cannot be read is told of in words', () => {
  const outputs = { verdict: 'error', 'success-rate': '', total: '', 'run-id': '', jobs: '[]', 'comment-url': '' };

  function expectWords(run: ActionRun): void {
    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject(outputs);
    // The key is masked before anything is said.
    expect(run.printed.startsWith(`::add-mask::${ownersKey}\n`)).toBe(true);
    expect(run.annotations.map(({ level, message }) => `${level}: ${message}`)).toEqual([
      expect.stringMatching(/^error: .*What to do: /),
    ]);
    expect(run.printed).not.toMatch(/^\s+at |node:internal|Node\.js v/m);
    expect(run.printed.length).toBeLessThan(2_000);
    expect(run.otherCommands).toEqual([]);
  }

  test.each([
    ['is broken', 'broken.json', '{"action": "opened", '],
    ['is empty', 'empty.json', ''],
    ['is a folder', 'folder', null],
    ['is not there', 'nowhere.json', null],
    ['holds no object', 'null.json', 'null'],
  ])('the event %s', async (what, name, content) => {
    await using scene = await actionScene();
    if (content !== null) await scene.folder.write(name, content);
    else if (what === 'is a folder') await mkdir(join(scene.folder.path, name));
    const env = { GITHUB_EVENT_PATH: join(scene.folder.path, name) };
    const run = await scene.run({ event: pullRequestEvent('same-repository'), inputs, env });
    expectWords(run);
    expect(run.annotations[0]?.message).toContain('fork');
    expect(scene.service.addresses).toEqual([]);
  });

  test('the workspace is not there', async () => {
    await using scene = await actionScene();
    const env = { GITHUB_WORKSPACE: join(scene.folder.path, 'nowhere') };
    const run = await scene.run({ event: pullRequestEvent('same-repository'), inputs, env });
    expectWords(run);
    expect(run.annotations[0]?.message).toContain('nowhere');
    expect(scene.service.addresses).toEqual([]);
  });
});
