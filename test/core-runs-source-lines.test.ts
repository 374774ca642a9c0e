import { readFile, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { nodeFiles, resumeRun, runPaths, type Source, sourceLines, startRun } from '../packages/core/src/index.ts';
import { startOptions, startSimpleRun, writeLines } from './support/emulated-run.ts';
import { emulatedService } from './support/emulated-service.ts';
import { useOwnWorkingFolder } from './support/own-working-folder.ts';
import { requestLine } from './support/sample-requests.ts';

useOwnWorkingFolder();

const { context } = emulatedService();
const start = (source: Source) => startRun(startOptions({ source }), context);
const linesOf = async (folder: string, ...keys: string[]) =>
  Object.fromEntries(await sourceLines(folder, new Set(keys), nodeFiles));

const template = { key: '{{id}}', prompt: '{{question}}', type: null, request: {}, checks: [] };

test('sourceLines: where requests stand in their file, of those that are asked for', async () => {
  const [a, b, c] = ['a', 'b', 'c'].map((key) => JSON.stringify(requestLine(key)));
  await writeFile('input.jsonl', `${a}\n\n${b}\n \n${c}\n`);
  const folder = await start({ kind: 'requests', file: 'input.jsonl' });
  expect(await linesOf(folder, 'c', 'a', 'nobody')).toEqual({ a: 1, c: 5 });
  expect(await linesOf(folder)).toEqual({});
});

test.each([
  ['rows.jsonl', '{"id": 1, "question": "A"}\n\n{"id": 2, "question": "B"}\n', { 1: 1, 2: 3 }],
  ['rows.csv', 'id,question\n1,"A\nand more"\n2,B\n', { 1: 3, 2: 4 }],
])('sourceLines: of a dataset, %s', async (file, text, lines) => {
  await writeFile(file, text);
  expect(await linesOf(await start({ kind: 'dataset', file, template }), '1', '2')).toEqual(lines);
});

test('sourceLines: generated requests stand nowhere', async () => {
  expect(await linesOf(await startSimpleRun(2, context), 'simple-request-1')).toEqual({});
});

test('sourceLines: a run of before lines were kept has none, and can be finished', async () => {
  await writeLines('input.jsonl', [requestLine('a')]);
  const folder = await start({ kind: 'requests', file: 'input.jsonl' });
  const { requests } = runPaths(folder);
  const text = await readFile(requests, 'utf8');
  await writeFile(requests, text.replace(',"sourceLine":1', ''));
  expect(await readFile(requests, 'utf8')).not.toBe(text);
  expect(await linesOf(folder, 'a')).toEqual({});
  expect((await resumeRun(folder, context)).requests.succeeded).toBe(1);
});

test('sourceLines: of a failed.jsonl as an input are its own, not those of the run it comes from', async () => {
  const { context: failing } = emulatedService(undefined, { answers: 'answers.jsonl' });
  const error = { code: 3, message: 'no' };
  await writeLines('answers.jsonl', [
    { key: 'good', text: 'Hi' },
    { key: 'bad', error },
  ]);
  await writeLines('input.jsonl', [requestLine('good'), requestLine('bad')]);
  const first = await startRun(startOptions(), failing);
  await resumeRun(first, failing);
  expect(await linesOf(first, 'bad')).toEqual({ bad: 2 });
  const { failed } = runPaths(first);
  expect(await readFile(failed, 'utf8')).not.toContain('sourceLine');
  expect(await linesOf(await start({ kind: 'requests', file: failed }), 'bad')).toEqual({ bad: 1 });
  // Nor does a run's requests.jsonl, whose lines name those of its own source.
  await writeFile('copy.jsonl', `\n\n${await readFile(runPaths(first).requests, 'utf8')}`);
  expect(await linesOf(await start({ kind: 'requests', file: 'copy.jsonl' }), 'bad')).toEqual({ bad: 4 });
});
