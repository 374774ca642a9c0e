import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { actionScene, recordedAnswers, writeSuite } from './support/action/action-scene.ts';
import { pullRequestEvent, pushEvent, scheduleEvent } from './support/github/event-payloads.ts';

const pullRequest = pullRequestEvent('same-repository');

test('a gate that fails fails the step, after comment, summary and outputs are written', async () => {
  await using scene = await actionScene({ service: { answers: recordedAnswers } });
  await writeSuite(scene, 'gates:\n  minPassRate: 0.9\n');
  const run = await scene.run({ event: pullRequest });
  expect(run.exitCode).toBe(1);
  expect(scene.github.comments()[0]?.body).toMatch(/### ❌ /);
  expect(run.summary).toMatch(/^### ❌ /);
  expect(run.outputs).toMatchObject({
    verdict: 'fail',
    'success-rate': '1',
    'pass-rate': '0.75',
    total: '8',
    failed: '0',
  });
  expect(run.annotations.filter(({ level }) => level === 'error')).toMatchObject([
    {
      message: 'Failed: 8 of 8 requests succeeded (100.00%); pass rate 75.00%, required ≥ 90.00%',
    },
  ]);
});

test('a gate that cannot be judged leaves the step green, with a warning', async () => {
  await using scene = await actionScene();
  const run = await scene.run({ event: pushEvent(), inputs: { type: 'simple', 'min-pass-rate': '0.5' } });
  expect(run.exitCode).toBe(0);
  expect(run.outputs).toMatchObject({ verdict: 'inconclusive', 'pass-rate': '' });
  expect(run.annotations.map(({ level }) => level)).toEqual(['warning']);
  expect(run.summary).toMatch(/^### ⚠️ /);
});

test('a pull request may cost 1 USD when nobody says otherwise, and still must succeed', async () => {
  await using scene = await actionScene();
  const run = await scene.run({ event: pullRequest, inputs: { type: 'simple' } });
  expect(run.log).toContain('$1.00');
  const report = JSON.parse(await readFile(run.outputs['report-json'] ?? '', 'utf8'));
  expect(report.gates).toMatchObject([
    { name: 'minSuccessRate', threshold: 0.9 },
    { name: 'maxCostUsd', threshold: 1 },
  ]);
});

test.each([
  ['a pull request', pullRequest, {}],
  ['a limit of its own', pushEvent(), { 'max-cost-usd': '0.0001' }],
])('over the limit nothing is sent: %s', async (_what, event, inputs) => {
  await using scene = await actionScene();
  const run = await scene.run({
    event,
    inputs: { type: 'advanced', count: '1500', model: 'gemini-3.1-pro-preview', ...inputs },
  });
  expect(run.exitCode).toBe(1);
  expect(run.outputs).toMatchObject({ verdict: 'error', 'run-id': '', jobs: '[]' });
  expect(run.annotations.at(-1)?.message).toContain('Raise max-cost-usd');
  expect(await scene.service.jobs()).toEqual([]);
});

test('a schedule has no limit that nobody asked for', async () => {
  await using scene = await actionScene();
  const run = await scene.run({ event: scheduleEvent(), inputs: { type: 'simple' } });
  const report = JSON.parse(await readFile(run.outputs['report-json'] ?? '', 'utf8'));
  expect(report.gates).toMatchObject([{ name: 'minSuccessRate', threshold: 0.9 }]);
  expect(report.gates).toHaveLength(1);
});

test('a price that is not known is a warning before anything is sent, and a file that the suite names gives it', async () => {
  await using scene = await actionScene();
  const suite = 'model: gemini-4-neon\ngenerate: {type: simple}\n';
  await scene.folder.write('workspace/gemini-batch.yaml', suite);
  const without = await scene.run({ event: pushEvent() });
  expect(without.annotations.map(({ message }) => message)).toContainEqual(
    expect.stringMatching(/^What a batch costs on "gemini-4-neon" is not known/),
  );
  expect(without.summary).toContain('⚠️ Cost not known: no price of a batch on `gemini-4-neon`');
  const rates = '{inputUsd: 3, outputUsd: 15}';
  const row = `- {model: gemini-4-neon, standard: ${rates}, batch: ${rates}, readOn: 2026-01-31}\n`;
  await scene.folder.write('workspace/prices.yaml', row);
  await scene.folder.write('workspace/gemini-batch.yaml', `${suite}prices: prices.yaml\n`);
  const priced = await scene.run({ event: pushEvent() });
  const report = JSON.parse(await readFile(priced.outputs['report-json'] ?? '', 'utf8'));
  expect(report.cost).toMatchObject({ source: expect.stringContaining('prices.yaml, 2026-01-31'), saved: 0 });
  expect(priced.summary).not.toContain('Cost not known');
  await scene.folder.write('workspace/gemini-batch.yaml', `${suite}prices: ../prices.yaml\n`);
  const outside = await scene.run({ event: pushEvent() });
  expect([outside.exitCode, outside.outputs.verdict]).toEqual([1, 'error']);
});
