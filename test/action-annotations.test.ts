import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { actionScene, recordedAnswers, writeSuite } from './support/action/action-scene.ts';
import type { ActionRun } from './support/action/start-action.ts';
import { errorLine, faultyDownloads } from './support/faulty-downloads.ts';
import { pullRequestEvent, pushEvent } from './support/github/event-payloads.ts';

test('what failed is annotated at its line of the dataset', async () => {
  await using scene = await actionScene({ service: { answers: recordedAnswers } });
  await writeSuite(scene);
  const run = await scene.run({ event: pushEvent() });
  expect(run.annotations.filter(({ level }) => level === 'warning')).toEqual([
    { level: 'warning', message: 'The answer to "class" does not pass: number', file: 'data/questions.jsonl', line: 5 },
    {
      level: 'warning',
      message: 'The answer to "discount" does not pass: number',
      file: 'data/questions.jsonl',
      line: 6,
    },
  ]);
});

test('in a working directory the paths of annotations begin at the repository', async () => {
  await using scene = await actionScene({ service: { answers: recordedAnswers } });
  await scene.folder.write(
    'workspace/evals/suite.yaml',
    "dataset: {file: q.jsonl, prompt: '{{q}}'}\nchecks: [{contains: xyz}]\n",
  );
  await scene.folder.writeLines('workspace/evals/q.jsonl', [{ id: 'a', q: '?' }]);
  const run = await scene.run({ event: pushEvent(), inputs: { suite: 'suite.yaml', 'working-directory': 'evals' } });
  expect(run.annotations).toContainEqual(expect.objectContaining({ level: 'warning', file: 'evals/q.jsonl', line: 1 }));
  expect(run.outputs['report-json']).toContain(join('workspace', 'evals', 'output', 'runs'));
  const report = JSON.parse(await readFile(run.outputs['report-json'] ?? '', 'utf8'));
  expect(report.run.git).toMatchObject({ repository: 'octo-org/prompts', pullRequest: null });
  expect(await readFile(run.outputs['report-md'] ?? '', 'utf8')).toBe(run.summary.trimEnd().concat('\n'));
});

test('what failed of generated requests is annotated at the suite that generates them', async () => {
  const change = faultyDownloads(({ key }) => errorLine(key, 3, 'Too long'));
  await using scene = await actionScene({ service: { change } });
  await scene.folder.write('workspace/evals/suite.yaml', 'generate: {type: simple, count: 1}\n');
  const run = await scene.run({ event: pushEvent(), inputs: { suite: 'evals/suite.yaml' } });
  expect(run.annotations.filter(({ level }) => level === 'warning')).toEqual([
    { level: 'warning', message: expect.stringContaining('Too long'), file: 'evals/suite.yaml', line: 1 },
  ]);
});

test('what failed of requests that inputs ask for is in no file', async () => {
  const change = faultyDownloads(({ key }) => errorLine(key, 3));
  await using scene = await actionScene({ service: { change } });
  const run = await scene.run({ event: pushEvent(), inputs: { type: 'simple', count: '1' } });
  expect(run.annotations).toHaveLength(2);
  expect(run.annotations.map(({ file }) => file)).toEqual([null, null]);
});

const levels = ({ annotations }: ActionRun) => annotations.map(({ level }) => level).sort();

/** GitHub shows ten warnings and ten errors of a step and drops the others ("Usage limits", 2026-11-24). */
test('no more than ten warnings, however many fail', async () => {
  await using scene = await actionScene();
  const rows = Array.from({ length: 25 }, (_, index) => ({ id: `row-${index}`, q: '?' }));
  await scene.folder.writeLines('workspace/q.jsonl', rows);
  await scene.folder.write(
    'workspace/gemini-batch.yaml',
    "dataset: {file: q.jsonl, prompt: '{{q}}'}\nchecks: [{contains: xyz}]\ngates: {minPassRate: 0.5}\n",
  );
  const run = await scene.run({ event: pushEvent() });
  expect(levels(run)).toEqual(['error', ...Array(10).fill('warning')]);
});

test('what explains the outcome is not crowded out by what failed', async () => {
  await using scene = await actionScene({
    github: { permissions: { pullRequests: 'read' } },
    service: { change: faultyDownloads(({ key }) => errorLine(key, 3)) },
  });
  // Nothing was answered, so nothing was checked, and the gate cannot be judged.
  const run = await scene.run({
    event: pullRequestEvent('same-repository'),
    inputs: { type: 'simple', count: '25', 'min-success-rate': '0', 'min-pass-rate': '0.5' },
  });
  expect(run.outputs).toMatchObject({ verdict: 'inconclusive', failed: '25' });
  expect(levels(run)).toEqual(Array(10).fill('warning'));
  const said = run.annotations.map(({ message }) => message);
  expect(said).toContainEqual(expect.stringMatching(/^Inconclusive: 0 of 25/));
  expect(said).toContainEqual(expect.stringContaining('permissions: pull-requests: write'));
  expect(said.filter((message) => message.startsWith('Request "'))).toHaveLength(8);
});
