import { rm, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import {
  adoptJob,
  nodeFiles,
  openRun,
  type RequestDetail,
  readDetails,
  resumeRun,
  runPaths,
  startRun,
} from '../packages/core/src/index.ts';
import { apiClient } from '../packages/emulator/src/testing/api-client.ts';
import { startOptions, writeLines } from './support/emulated-run.ts';
import { emulatedService } from './support/emulated-service.ts';
import { serviceWithFaults, startSixRequests, variousFaults } from './support/faulty-answers.ts';
import type { Fault } from './support/faulty-downloads.ts';
import { useOwnWorkingFolder } from './support/own-working-folder.ts';
import { readJsonLines } from './support/run-folder.ts';
import { requestLine } from './support/sample-requests.ts';

useOwnWorkingFolder();

/** Each key's answer names it, so that none can be shown beside another. */
const telling: Fault = (line, attempt, ...more) => {
  const changed = variousFaults(line, attempt, ...more);
  if (changed !== line) return changed;
  const content = { parts: [{ text: `${line.key} in ${attempt}` }] };
  return { key: line.key, response: { candidates: [{ content, finishReason: 'STOP' }] } };
};

async function detailsOf(folder: string, redact?: (text: string) => string): Promise<RequestDetail[]> {
  const run = await openRun(folder, { files: nodeFiles });
  const details: RequestDetail[] = [];
  for await (const detail of readDetails(run, nodeFiles, redact && { redact })) details.push(detail);
  return details;
}

const shown = ({ result, prompt, answer }: RequestDetail) => [result.key, prompt, answer];

test('readDetails gives each request its prompt and the answer that counts, over attempts and jobs', async () => {
  const service = serviceWithFaults(telling);
  await writeLines(
    'input.jsonl',
    ['a', 'b', 'c', 'd', 'e', 'f'].map((key) => requestLine(key)),
  );
  const folder = await startRun(startOptions({}, { maxAttempts: 2, requestsPerJob: 4 }), service.context);
  await resumeRun(folder, service.context);
  expect((await detailsOf(folder)).map(shown)).toEqual([
    ['a', 'What is a?', 'a in 1'],
    ['b', 'What is b?', 'b in 2'],
    ['c', 'What is c?', 'c in 2'],
    ['d', 'What is d?', 'd in 2'],
    ['e', 'What is e?', null],
    ['f', 'What is f?', null],
  ]);
  expect((await detailsOf(folder, (text) => text.replace('in', '***'))).map(({ answer }) => answer)[0]).toBe('a *** 1');
});

test('readDetails of a folder that holds the report only gives neither, and of an adopted job no prompt', async () => {
  const service = serviceWithFaults(telling);
  const folder = await startSixRequests(service);
  await resumeRun(folder, service.context);
  const { requests, output } = runPaths(folder);
  for (const path of [requests, output(1, 1), output(1, 2)]) await rm(path);
  const details = await detailsOf(folder);
  expect(details.map(({ result }) => result.key)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  expect(details.every(({ prompt, answer }) => prompt === null && answer === null)).toBe(true);

  const other = emulatedService();
  const { name } = await apiClient(other.emulator).createFromLines([requestLine('x')]);
  const adopted = await adoptJob(name, { input: null, emulator: null }, other.context);
  await resumeRun(adopted, other.context);
  expect((await detailsOf(adopted)).map(shown)).toEqual([['x', null, expect.stringMatching(/./)]]);
});

test('readDetails refuses results that are not of these requests', async () => {
  const service = emulatedService();
  const folder = await startSixRequests(service);
  await resumeRun(folder, service.context);
  const { results } = runPaths(folder);
  const lines = await readJsonLines(results);
  await writeFile(
    results,
    lines
      .toReversed()
      .map((line) => `${JSON.stringify(line)}\n`)
      .join(''),
  );
  await expect(detailsOf(folder)).rejects.toMatchObject({ code: 'run-folder-broken', details: { line: 1 } });
});
