import { expect, test } from 'vitest';
import { englishPhrases } from './support/english-phrases.ts';
import { quickEmulator, runCli } from './support/run-cli.ts';
import { readReport, runFolder } from './support/run-folder.ts';
import { requestLine } from './support/sample-requests.ts';
import { type TemporaryFolder, temporaryFolder } from './support/temporary-folder.ts';

const overloaded = { code: 14, message: 'The model is overloaded.' };

/** Three requests, of which two fail each time for a temporary reason and one answers. */
async function writeInput(folder: TemporaryFolder): Promise<void> {
  await folder.writeLines(
    'input.jsonl',
    ['a', 'b', 'c'].map((key) => requestLine(key)),
  );
  await folder.writeLines('answers.jsonl', [
    { key: 'a', text: 'Hi' },
    { key: 'b', error: overloaded },
    { key: 'c', error: overloaded },
  ]);
}

const flags = ['input.jsonl', '--emulator-answers', 'answers.jsonl', ...quickEmulator];
const attemptsOf = (report: Awaited<ReturnType<typeof readReport>>) =>
  report.run.jobs.map(({ attempt, requests }) => [attempt, requests]);

test.concurrent.for([
  { args: [], lang: 'en', jobs: [3, 2], says: 'Attempt 2: 2 requests that may succeed this time' },
  { args: ['--max-attempts', '1'], lang: 'en', jobs: [3], says: null },
  { args: ['--max-attempts', '3'], lang: 'zh', jobs: [3, 2, 2], says: '第 3 次尝试：发送 2 个可能成功的请求' },
])(
  'run $args sends what failed for a temporary reason as often as is said, and tells it in $lang',
  async ({ args, lang, jobs, says }) => {
    await using folder = await temporaryFolder();
    await writeInput(folder);
    const { exitCode, stderr } = await runCli(['run', ...flags, ...args, '--lang', lang], { cwd: folder.path });
    expect(exitCode).toBe(1);
    const report = await readReport(folder.path);
    expect(attemptsOf(report)).toEqual(jobs.map((requests, index) => [index + 1, requests]));
    expect(report.requests).toMatchObject({ total: 3, succeeded: 1, failed: 2 });
    if (says === null) expect(stderr).not.toContain('attempt');
    else expect(stderr).toContain(says);
    if (lang === 'zh') expect(englishPhrases(stderr)).toEqual([]);
  },
);

test.concurrent('create keeps how often a request may be sent; results sends nothing, resume does', async () => {
  await using folder = await temporaryFolder();
  const at = { cwd: folder.path };
  await writeInput(folder);
  expect((await runCli(['create', ...flags], at)).exitCode).toBe(0);
  const run = await runFolder(folder.path);
  expect((await runCli(['monitor', run, '--interval', '0.05'], at)).exitCode).toBe(0);
  expect((await runCli(['results', run], at)).exitCode).toBe(1);
  expect(attemptsOf(await readReport(folder.path))).toEqual([[1, 3]]);
  const resumed = await runCli(['resume', run, '--interval', '0.05'], at);
  expect(resumed.stderr).toContain('Attempt 2');
  expect(attemptsOf(await readReport(folder.path))).toEqual([
    [1, 3],
    [2, 2],
  ]);
  const again = await runCli(['resume', run], at);
  expect(again.stderr).not.toContain('Attempt');
  expect((await runCli(['list', '--emulator', '--json'], at)).stdout.match(/"name"/g)).toHaveLength(2);
});

test.concurrent.for([
  {
    lang: 'en',
    says: /Attempt 2 of 2 requests is not sent: with it the run may cost \$0\.\d+, more than \$0\.\d+/,
  },
  { lang: 'zh', says: /2 个请求不再进行第 2 次尝试：总费用可能达到 \$0\.\d+，超过 \$0\.\d+/ },
])('run says in $lang that an attempt is not sent because of the cost limit', async ({ lang, says }) => {
  await using folder = await temporaryFolder();
  await writeInput(folder);
  const usageMetadata = { promptTokenCount: 10, candidatesTokenCount: 4000 };
  const candidates = [{ content: { role: 'model', parts: [{ text: 'Hi' }] }, finishReason: 'STOP' }];
  await folder.writeLines('answers.jsonl', [
    { key: 'a', response: { candidates, usageMetadata, modelVersion: 'gemini-3.5-flash-lite' } },
    { key: 'b', error: overloaded },
    { key: 'c', error: overloaded },
  ]);
  // Three requests are taken to cost 0.0039 dollars before they are sent; the one answer cost 0.005.
  const args = ['run', ...flags, '--max-cost-usd', '0.0055', '--min-success-rate', '0', '--lang', lang];
  const { exitCode, stderr } = await runCli(args, { cwd: folder.path });
  expect(stderr).toMatch(says);
  expect(exitCode).toBe(0);
  expect(attemptsOf(await readReport(folder.path))).toEqual([[1, 3]]);
});
