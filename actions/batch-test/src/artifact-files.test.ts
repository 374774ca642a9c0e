import { readFile } from 'node:fs/promises';
import { nodeFiles, type StartOptions } from '@gemini-batch-test/core';
import { expect, test } from 'vitest';
import { writeLines } from '../../../test/support/emulated-run.ts';
import { useOwnWorkingFolder } from '../../../test/support/own-working-folder.ts';
import { requestLine } from '../../../test/support/sample-requests.ts';
import { artifactFiles, artifactKind } from './artifact-files.ts';
import { emulatorBackend } from './backend.ts';
import { batchTest } from './batch-test.ts';

useOwnWorkingFolder();

test.each([
  ['full', false, 'full'],
  ['full', true, 'full'],
  ['report', true, 'report'],
  ['none', true, 'none'],
  ['none', false, 'none'],
  [null, true, 'full'],
  [null, false, 'report'],
] as const)('artifactKind: told %j, in a private repository: %s, it is %s', (said, isPrivate, expected) => {
  expect(artifactKind(said, isPrivate)).toBe(expected);
});

const prompt = 'What is the colour of a PROMPT-MARK horse?';

/** A finished run of three requests on the emulator. */
async function finishedRun(): Promise<string> {
  const file = await writeLines(
    'input.jsonl',
    ['a', 'b', 'c'].map((key) => requestLine(key, prompt)),
  );
  const { signal } = new AbortController();
  const { client, apiKey, emulator } = await emulatorBackend(null, nodeFiles, { signal, onRetry: () => {} });
  const suite = { name: 'horses', model: null, source: { kind: 'requests', file }, gates: {} } as const;
  const options: StartOptions = { suite, emulator };
  const context = { client, apiKey, files: nodeFiles, signal, lookupSpanMs: 0 };
  return (await batchTest(options, context, async () => {})).folder;
}

test('artifactFiles: the full artifact is the whole folder, prompts and answers included', async () => {
  const folder = await finishedRun();
  const names = (await artifactFiles(folder, 'full', nodeFiles)).map((file) => file.slice(folder.length + 1));
  expect(names.map((name) => name.replaceAll('\\', '/'))).toEqual(
    expect.arrayContaining([
      'run.json',
      'requests.jsonl',
      'journal.jsonl',
      'results.jsonl',
      'report.json',
      'shards/0001-1/input.jsonl',
      'shards/0001-1/output.jsonl',
    ]),
  );
});

test('artifactFiles: the report has the results by key, but no prompt and no answer', async () => {
  const folder = await finishedRun();
  const full = await artifactFiles(folder, 'full', nodeFiles);
  const output = full.find((file) => file.endsWith('output.jsonl')) ?? '';
  const answers = [...(await readFile(output, 'utf8')).matchAll(/"text":\s*"((?:[^"\\]|\\.){12,})"/g)];
  expect(answers.length).toBeGreaterThan(0);
  const kept = await artifactFiles(folder, 'report', nodeFiles);
  const text = (await Promise.all(kept.map((file) => readFile(file, 'utf8')))).join('');
  expect(text).toMatch(/"key":\s*"a"/);
  expect(text).toContain('"verdict"');
  for (const secret of ['PROMPT-MARK', ...answers.map(([, answer = '']) => answer)]) expect(text).not.toContain(secret);
});

test('artifactFiles: of a run that came to no report, what there is', async () => {
  await nodeFiles.makeFolder('output/runs/x');
  await nodeFiles.write('output/runs/x/run.json', ['{}']);
  expect(await artifactFiles('output/runs/x', 'report', nodeFiles)).toEqual([expect.stringMatching(/run\.json$/)]);
  expect(await artifactFiles('output/runs/x', 'full', nodeFiles)).toEqual([expect.stringMatching(/run\.json$/)]);
});
