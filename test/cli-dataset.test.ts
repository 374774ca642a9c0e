import { describe, expect, test } from 'vitest';
import { quickEmulator, runCli } from './support/run-cli.ts';
import { readReport } from './support/run-folder.ts';
import { answers, datasetFlags, problems, rightAnswers, writeDataset } from './support/sample-dataset.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const counted = { total: problems.length, passed: rightAnswers, failed: problems.length - rightAnswers };
const replay = [...quickEmulator, '--emulator-answers', 'answers.jsonl'];

const suite = `
name: word problems
model: gemini-2.5-flash
dataset:
  file: questions.jsonl
  prompt: "{{question}}"
checks:
  - number: "{{answer}}"
gates:
  minPassRate: 0.5
`;

const csv = ['id,question,answer', ...problems.map(({ id, question, answer }) => `${id},"${question}",${answer}`), ''];

describe('a dataset is asked row by row, and the right answers are counted exactly,', () => {
  test.concurrent('from flags', async () => {
    await using folder = await temporaryFolder();
    await writeDataset(folder);
    const run = await runCli(['run', ...datasetFlags, ...quickEmulator, '--json'], { cwd: folder.path });
    expect(run.exitCode).toBe(0);
    const { requests, checks, byType } = JSON.parse(run.stdout);
    expect(requests).toMatchObject({ total: 5, succeeded: 5 });
    expect(checks).toMatchObject({ ...counted, passRate: 0.6 });
    expect(byType).toMatchObject([{ type: 'custom', total: 5, passed: 3 }]);
  });

  test.concurrent('from the suite file that lies in the folder', async () => {
    await using folder = await temporaryFolder();
    await writeDataset(folder);
    await folder.write('gemini-batch.yaml', suite);
    const { exitCode, stdout } = await runCli(['run', ...replay], { cwd: folder.path });
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^Checks passed +3 of 5 requests, 60\.00%/m);
    expect(stdout).toContain('✓ pass rate 60.00%, required ≥ 50.00%');
    const { run, checks, gates } = await readReport(folder.path);
    expect(run).toMatchObject({ suite: 'word problems', model: 'gemini-2.5-flash' });
    expect(checks).toMatchObject(counted);
    expect(gates).toMatchObject([{ name: 'minPassRate', threshold: 0.5, verdict: 'pass' }]);
  });

  test.concurrent('from a suite file elsewhere, whose paths are its own and whose gates flags override', async () => {
    await using folder = await temporaryFolder();
    await folder.write('suites/words.yaml', suite);
    await folder.writeLines('suites/questions.jsonl', problems);
    await folder.writeLines('answers.jsonl', answers);
    const args = [
      'run',
      '--suite',
      'suites/words.yaml',
      '--min-pass-rate',
      '0.7',
      '--model',
      'gemini-2.5-pro',
      ...replay,
    ];
    expect((await runCli(args, { cwd: folder.path })).exitCode).toBe(1);
    const { run, checks, gates, verdict } = await readReport(folder.path);
    expect(run.model).toBe('gemini-2.5-pro');
    expect(checks).toMatchObject(counted);
    expect({ verdict, gates }).toMatchObject({ verdict: 'fail', gates: [{ name: 'minPassRate', threshold: 0.7 }] });
  });

  test.concurrent('from CSV', async () => {
    await using folder = await temporaryFolder();
    await writeDataset(folder);
    await folder.write('questions.csv', csv.join('\r\n'));
    const flags = datasetFlags.map((flag) => (flag === 'questions.jsonl' ? 'questions.csv' : flag));
    expect((await runCli(['run', ...flags, ...quickEmulator], { cwd: folder.path })).exitCode).toBe(0);
    expect((await readReport(folder.path)).checks).toMatchObject(counted);
  });

  test.concurrent('by all of several checks, and by those that a row brings', async () => {
    await using folder = await temporaryFolder();
    await writeDataset(folder);
    const rows = problems.map((row, index) => ({
      ...row,
      type: index < 2 ? 'easy' : 'hard',
      ...(row.id === 'sum-1' ? { checks: [{ contains: 'oranges' }] } : {}),
    }));
    await folder.writeLines('questions.jsonl', rows);
    // sum-1 lacks its oranges, sum-2 and sum-4 hold, sum-3 and sum-5 have wrong numbers.
    const args = ['run', ...datasetFlags, '--expect', 'maxChars=1000', ...quickEmulator];
    expect((await runCli(args, { cwd: folder.path })).exitCode).toBe(0);
    const { checks, byType } = await readReport(folder.path);
    expect(checks).toMatchObject({ total: 5, passed: 2 });
    expect(byType).toMatchObject([
      { type: 'easy', total: 2, passed: 1 },
      { type: 'hard', total: 3, passed: 1 },
    ]);
  });
});
