import { describe, expect, test } from 'vitest';
import { type ActionScene, actionScene, checkOut } from './support/action/action-scene.ts';
import {
  issueCommentEvent,
  pullRequestEvent,
  pullRequestTargetEvent,
  pushEvent,
  type SampleEvent,
  workflowRunEvent,
} from './support/github/event-payloads.ts';

const ask = { contents: [{ role: 'user', parts: [{ text: 'hi' }] }] };

/** A suite that the estimate puts above 1 USD, and what else is asked for in it. */
async function writeCostlySuite({ folder }: ActionScene, more: readonly unknown[] = []): Promise<void> {
  const lines = Array.from({ length: 900 }, (_, index) => ({ key: `k${index}`, request: ask }));
  await folder.writeLines('workspace/requests.jsonl', [...more, ...lines]);
  await folder.write('workspace/gemini-batch.yaml', 'requests: requests.jsonl\n');
}

const configured = (generationConfig: unknown) => ({ key: 'low', request: { ...ask, generationConfig } });

describe('no request makes the others cheaper', () => {
  test.each([
    ['a limit below zero', configured({ maxOutputTokens: -2_147_483_648 })],
    ['less than no candidates', configured({ maxOutputTokens: 1024, candidateCount: -1e9 })],
  ])('%s', async (_what, request) => {
    await using scene = await actionScene();
    await writeCostlySuite(scene, [request]);
    const run = await scene.run({ event: pushEvent(), inputs: { 'max-cost-usd': '1' } });
    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ verdict: 'error', 'run-id': '', jobs: '[]' });
    expect(run.annotations.at(-1)?.message).toContain('Raise max-cost-usd');
    expect(await scene.service.jobs()).toEqual([]);
    expect(await scene.service.fileCount()).toBe(0);
  });

  test('several candidates of each answer cost several times as much', async () => {
    await using scene = await actionScene();
    await scene.folder.writeLines(
      'workspace/requests.jsonl',
      Array.from({ length: 200 }, (_, index) => ({ ...configured({ candidateCount: 8 }), key: `k${index}` })),
    );
    await scene.folder.write('workspace/gemini-batch.yaml', 'requests: requests.jsonl\n');
    const run = await scene.run({ event: pushEvent(), inputs: { 'max-cost-usd': '1' } });
    expect(run.annotations.at(-1)?.message).toContain('Raise max-cost-usd');
    expect(await scene.service.jobs()).toEqual([]);
  });

  test.each<[string, object]>([
    ['tools', { tools: [{ googleSearch: {} }] }],
    [
      'what a function gave',
      { contents: [{ role: 'user', parts: [{ functionResponse: { name: 'f', response: {} } }] }] },
    ],
  ])('a limit does not pass %s, which nobody can estimate', async (_what, more) => {
    await using scene = await actionScene();
    await scene.folder.writeLines('workspace/requests.jsonl', [{ key: 'a', request: { ...ask, ...more } }]);
    await scene.folder.write('workspace/gemini-batch.yaml', 'requests: requests.jsonl\n');
    const run = await scene.run({ event: pushEvent(), inputs: { 'max-cost-usd': '1' } });
    expect(run.annotations.at(-1)?.message).toContain('allow-unknown-price: true');
    expect(await scene.service.jobs()).toEqual([]);
  });
});

function mergeGroupEvent(): SampleEvent {
  const { payload, env } = pushEvent();
  const group = { head_sha: env.GITHUB_SHA, head_ref: 'refs/heads/gh-readonly-queue/main/pr-7', base_ref: 'main' };
  return { name: 'merge_group', payload: { ...payload, action: 'checks_requested', merge_group: group }, env };
}

describe('the limit of 1 USD holds for whatever a pull request starts', () => {
  test.each<[string, SampleEvent]>([
    ['pull_request', pullRequestEvent('same-repository')],
    ['pull_request_target', pullRequestTargetEvent('fork')],
    ["a fork's workflow_run", workflowRunEvent('fork')],
    ['workflow_run', workflowRunEvent('same-repository')],
    ['issue_comment', issueCommentEvent()],
    ['merge_group', mergeGroupEvent()],
  ])('%s', async (_name, event) => {
    await using scene = await actionScene();
    await writeCostlySuite(scene);
    await checkOut(scene, event.env.GITHUB_SHA);
    const run = await scene.run({ event });
    expect(run.log).toContain('Cost limit of this run: $1.00');
    expect(run.exitCode).toBe(1);
    expect(run.annotations.at(-1)?.message).toContain('Raise max-cost-usd');
    expect(await scene.service.jobs()).toEqual([]);
  });

  test("allow-fork lets a fork's files be sent, and the limit stand", async () => {
    await using scene = await actionScene();
    await writeCostlySuite(scene);
    const run = await scene.run({ event: workflowRunEvent('fork'), inputs: { 'allow-fork': 'true' } });
    expect(run.annotations.at(-1)?.message).toContain('Raise max-cost-usd');
    expect(await scene.service.jobs()).toEqual([]);
  });
});
