import { describe, expect, test } from 'vitest';
import { actionScene, checkOut, writeSuite } from './support/action/action-scene.ts';
import {
  issueCommentEvent,
  pullRequestEvent,
  pullRequestTargetEvent,
  pushEvent,
  type SampleEvent,
  scheduleEvent,
  workflowDispatchEvent,
  workflowRunEvent,
} from './support/github/event-payloads.ts';

const inputs = { type: 'simple', count: '3' };
const noKey = { ...inputs, 'api-key': '' };

describe('without a pull request', () => {
  test.each<[string, SampleEvent]>([
    ['push', pushEvent()],
    ['schedule', scheduleEvent()],
    ['workflow_dispatch', workflowDispatchEvent()],
  ])('%s: the summary has the report, nothing is written elsewhere', async (_name, event) => {
    await using scene = await actionScene();
    const run = await scene.run({ event, inputs });
    expect(run.exitCode).toBe(0);
    expect(run.outputs).toMatchObject({ verdict: 'pass', total: '3', failed: '0', 'comment-url': '' });
    expect(run.summary).toMatch(/^### ✅ /);
    expect(scene.github.requests.filter(({ path }) => path.startsWith('/repos/') || path === '/graphql')).toEqual([]);
    expect(run.annotations).toEqual([]);
    expect((await scene.service.jobs()).length).toBe(1);
  });
});

test('a job says at the service whose it is', async () => {
  await using scene = await actionScene();
  const run = await scene.run({ event: pushEvent(), inputs });
  const [job] = await scene.service.jobs();
  expect(job?.metadata.displayName).toBe(`gbt1/4711.1001/${run.outputs['run-id']}/0001/1`);
});

describe('without a key', () => {
  test.each<[string, SampleEvent]>([
    ['a fork', pullRequestEvent('fork')],
    ['a fork that is gone', pullRequestEvent('deleted-fork')],
    ['Dependabot', pullRequestEvent('dependabot')],
  ])('%s: skipped, with a notice and a summary', async (_who, event) => {
    await using scene = await actionScene({ github: { permissions: { pullRequests: 'read' } } });
    const run = await scene.run({ event, inputs: noKey });
    expect(run.exitCode).toBe(0);
    expect(run.outputs).toMatchObject({ verdict: 'skipped', total: '', 'run-id': '', jobs: '[]' });
    expect(run.annotations.map(({ level }) => level)).toEqual(['notice']);
    expect(run.summary).toContain('Batch test skipped');
    expect(scene.github.requests).toEqual([]);
    expect(await scene.service.jobs()).toEqual([]);
  });

  test('a fork, with the emulator for such runs: a report, and no warning that the token may not write', async () => {
    await using scene = await actionScene({ github: { permissions: { pullRequests: 'read' } } });
    const run = await scene.run({ event: pullRequestEvent('fork'), inputs: { ...noKey, emulator: 'when-no-key' } });
    expect(run.exitCode).toBe(0);
    expect(run.outputs).toMatchObject({ verdict: 'pass', total: '3', 'cost-usd': '0' });
    expect(run.summary).toContain('Emulated run');
    expect(run.annotations.map(({ level }) => level)).toEqual(['notice']);
    expect(await scene.service.jobs()).toEqual([]);
  });

  test.each<[string, SampleEvent]>([
    ['push', pushEvent()],
    ['a pull request of the repository itself', pullRequestEvent('same-repository')],
  ])('%s: an error, for a test that silently does nothing would be taken for one that passed', async (_name, event) => {
    await using scene = await actionScene();
    const run = await scene.run({ event, inputs: noKey });
    expect(run.exitCode).toBe(1);
    expect(run.outputs.verdict).toBe('error');
    expect(run.annotations.at(-1)?.message).toContain('secrets.GEMINI_API_KEY');
  });
});

describe('a fork in a workflow that has the key', () => {
  const refused = "The files of a fork's pull request would be sent with your key";

  test.each<[string, SampleEvent, string]>([
    ['pull_request_target on the head', pullRequestTargetEvent('fork'), '1111111111111111111111111111111111111111'],
    ['pull_request_target on nobody knows what', pullRequestTargetEvent('fork'), 'ref: refs/heads/missing'],
    ['pull_request with secrets', pullRequestEvent('fork'), '3333333333333333333333333333333333333333'],
    ['workflow_run on the head', workflowRunEvent('fork'), '1111111111111111111111111111111111111111'],
    ['a comment on the pull request', issueCommentEvent(), '1111111111111111111111111111111111111111'],
  ])('%s: refused, nothing is sent', async (_what, event, head) => {
    await using scene = await actionScene();
    await writeSuite(scene);
    await checkOut(scene, head);
    const run = await scene.run({ event });
    expect(run.exitCode).toBe(1);
    expect(run.annotations.at(-1)?.message).toContain(refused);
    expect(run.summary).toContain(refused);
    expect(await scene.service.jobs()).toEqual([]);
  });

  test.each([
    ['its suite', { suite: 'pr/gemini-batch.yaml' }],
    ['its folder', { 'working-directory': 'pr' }],
  ])("refused with %s beside the repository's own commit", async (_what, inputs) => {
    await using scene = await actionScene();
    const event = pullRequestTargetEvent('fork');
    await checkOut(scene, event.env.GITHUB_SHA);
    await scene.folder.write('workspace/pr/.git/HEAD', '1111111111111111111111111111111111111111\n');
    await scene.folder.write('workspace/pr/gemini-batch.yaml', 'generate: {type: simple}\n');
    const run = await scene.run({ event, inputs });
    expect(run.exitCode).toBe(1);
    expect(run.annotations.at(-1)?.message).toContain(refused);
    expect(await scene.service.jobs()).toEqual([]);
  });

  test("refused with its prices in a suite of the repository's own: lower ones would let more be spent", async () => {
    await using scene = await actionScene();
    const event = pullRequestTargetEvent('fork');
    await checkOut(scene, event.env.GITHUB_SHA);
    await scene.folder.write('workspace/gemini-batch.yaml', 'generate: {type: simple}\nprices: pr/prices.json\n');
    await scene.folder.write('workspace/pr/.git/HEAD', '1111111111111111111111111111111111111111\n');
    await scene.folder.write('workspace/pr/prices.json', '[]');
    const run = await scene.run({ event });
    expect(run.exitCode).toBe(1);
    expect(run.annotations.at(-1)?.message).toContain(refused);
    expect(await scene.service.jobs()).toEqual([]);
  });

  test('generated requests are nothing of a fork', async () => {
    await using scene = await actionScene();
    const run = await scene.run({ event: pullRequestTargetEvent('fork'), inputs });
    expect(run.exitCode).toBe(0);
  });

  test.each<[string, SampleEvent, number]>([
    ['pull_request_target', pullRequestTargetEvent('fork'), 1],
    // It names no pull request of a fork.
    ['workflow_run', workflowRunEvent('fork'), 0],
    ['a comment on the pull request', issueCommentEvent(), 1],
  ])("%s on the repository's own commit: runs, and comments where it can", async (_name, event, comments) => {
    await using scene = await actionScene();
    await writeSuite(scene);
    await checkOut(scene, event.env.GITHUB_SHA);
    const run = await scene.run({ event, inputs: { 'min-pass-rate': '0' } });
    expect(run.exitCode).toBe(0);
    expect((await scene.service.jobs()).length).toBe(1);
    expect(scene.github.comments()).toHaveLength(comments);
  });

  test('allow-fork lets it run', async () => {
    await using scene = await actionScene();
    await writeSuite(scene);
    await checkOut(scene, '1111111111111111111111111111111111111111');
    const run = await scene.run({
      event: pullRequestTargetEvent('fork'),
      inputs: { 'allow-fork': 'true', 'min-pass-rate': '0' },
    });
    expect(run.exitCode).toBe(0);
    expect(scene.github.comments()).toHaveLength(1);
  });

  test('with the emulator there is nothing to refuse', async () => {
    await using scene = await actionScene();
    await writeSuite(scene);
    const run = await scene.run({ event: pullRequestTargetEvent('fork'), inputs: { emulator: 'true' } });
    expect(run.outputs).toMatchObject({ total: '8', 'cost-usd': '0' });
    expect(await scene.service.jobs()).toEqual([]);
  });
});
