import { join } from 'node:path';
import { expect, test } from 'vitest';
import { quickEmulator, runCli } from './support/run-cli.ts';
import { readJsonLines, readReport, runFolder, runFolders } from './support/run-folder.ts';
import { answers, datasetFlags, writeDataset } from './support/sample-dataset.ts';
import { requestLine } from './support/sample-requests.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const overloaded = { code: 14, message: 'The model is overloaded. Please try again later.' };

test.concurrent('failed requests are shown with key and message, and failed.jsonl is run again as it is', async () => {
  await using folder = await temporaryFolder();
  const at = { cwd: folder.path };
  await writeDataset(folder);
  const [first, second, ...others] = answers;
  await folder.writeLines('answers.jsonl', [
    { key: first?.id, error: overloaded },
    { key: second?.id, error: { code: 3, message: 'Bad\nthing: \u001b[31mred' } },
    ...others,
  ]);
  const run = await runCli(['run', ...datasetFlags, ...quickEmulator], at);
  expect(run.exitCode).toBe(1);
  expect(run.stdout).toMatch(/^FAIL {2}3 of 5 requests succeeded \(60\.00%\)/);
  expect(run.stdout).toMatch(/^Failed +2$/m);
  expect(run.stdout).toMatch(
    /✗ 1 × UNAVAILABLE: .*\n {4}The model is overloaded\. Please try again later\.\n {6}sum-4\n/,
  );
  expect(run.stdout).toMatch(/✗ 1 × INVALID_ARGUMENT: .*\n {4}Bad thing: .*\n {6}sum-1\n/);
  expect(run.stdout).not.toContain('\u001b');
  expect(run.stdout).toContain('failed for a temporary reason: send it again with "gemini-batch-test retry"');
  const { errors, checks, requests } = await readReport(folder.path);
  expect(requests).toMatchObject({ total: 5, succeeded: 3, failed: 2, missing: 0 });
  expect(checks).toMatchObject({ total: 5, passed: 1 });
  expect(errors).toMatchObject([
    { code: 3, count: 1, retryable: false, keys: ['sum-1'] },
    { code: 14, status: 'UNAVAILABLE', message: overloaded.message, count: 1, retryable: true, keys: ['sum-4'] },
  ]);

  const failed = join(await runFolder(folder.path), 'failed.jsonl');
  expect((await readJsonLines(failed)).map(({ key }) => key)).toEqual(['sum-1', 'sum-4']);
  await folder.writeLines('answers.jsonl', answers);
  const again = await runCli(['run', failed, '--emulator-answers', 'answers.jsonl', '--json', ...quickEmulator], at);
  expect(again.exitCode).toBe(0);
  expect(JSON.parse(again.stdout)).toMatchObject({
    requests: { total: 2, succeeded: 2 },
    checks: { total: 2, passed: 2 },
  });
  expect(await runFolders(folder.path)).toHaveLength(2);
});

test.concurrent('a blocked, an empty and a cut-off answer are told apart', async () => {
  await using folder = await temporaryFolder();
  const text = (value: string, finishReason: string) => ({
    response: { candidates: [{ content: { role: 'model', parts: [{ text: value }] }, finishReason }] },
  });
  await folder.writeLines(
    'input.jsonl',
    ['good', 'cut', 'thinking', 'unsafe', 'blocked'].map((key) => requestLine(key)),
  );
  await folder.writeLines('answers.jsonl', [
    { key: 'good', ...text('Fine.', 'STOP') },
    { key: 'cut', ...text('It goes on and', 'MAX_TOKENS') },
    { key: 'thinking', response: { candidates: [{ content: { role: 'model' }, finishReason: 'MAX_TOKENS' }] } },
    { key: 'unsafe', response: { candidates: [{ finishReason: 'SAFETY' }] } },
    { key: 'blocked', response: { promptFeedback: { blockReason: 'PROHIBITED_CONTENT' } } },
  ]);
  const args = ['run', 'input.jsonl', '--emulator-answers', 'answers.jsonl', ...quickEmulator];
  const { exitCode, stdout } = await runCli(args, { cwd: folder.path });
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/^FAIL {2}2 of 5 requests succeeded \(40\.00%\)/);
  expect(stdout).toMatch(/^Truncated +1$/m);
  expect(stdout).toMatch(/✗ 1 × MAX_TOKENS: .*raise it[^✗]*\n {6}thinking\n/);
  expect(stdout).toMatch(/✗ 1 × SAFETY: .*\n {6}unsafe\n/);
  expect(stdout).toMatch(/✗ 1 × PROHIBITED_CONTENT: .*\n {6}blocked\n/);
  expect((await readReport(folder.path)).requests).toMatchObject({ succeeded: 2, failed: 3, truncated: 1 });
});
