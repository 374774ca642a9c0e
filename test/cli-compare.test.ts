import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ComparisonDocument, Lang } from '../packages/core/src/index.ts';
import { expectNoStackTrace, expectRefusal } from './support/expect-refusal.ts';
import { quickEmulator, runCli, startCli } from './support/run-cli.ts';
import { readJsonLines, runFolders } from './support/run-folder.ts';
import { datasetFlags, problems } from './support/sample-dataset.ts';
import { type TemporaryFolder, temporaryFolder } from './support/temporary-folder.ts';

const gsm8k = fileURLToPath(new URL('fixtures/gsm8k', import.meta.url));
const recorded = ['finetuning', 'verification'].map((name) => `answers-6b-${name}.jsonl`);

/** A line of a `results.jsonl`. */
function result(key: string, outcome: 'succeeded' | 'failed' = 'succeeded', more: object = {}): object {
  const about = { schemaVersion: 1, key, type: 'x', rowDigest: `row ${key}`, outcome, reason: 'STOP', message: null };
  return { ...about, checks: [], tokens: null, modelVersion: null, attempt: 1, shard: 1, line: 1, ...more };
}

const keys = Array.from({ length: 8 }, (_, index) => `key-${index}`);

/** Results of which the first `failed` failed. */
async function writeResults(folder: TemporaryFolder, name: string, failed: number): Promise<string> {
  return await folder.writeLines(
    name,
    keys.map((key, index) => result(key, index < failed ? 'failed' : 'succeeded')),
  );
}

test('two models on GSM8K give the discordant counts of their published marks', async () => {
  await using folder = await temporaryFolder();
  await cp(gsm8k, folder.path, { recursive: true });
  const args = ['run', '--dataset', 'questions.jsonl', '--prompt', '{{question}}', '--expect', 'number={{answer}}'];
  for (const answers of recorded) {
    const run = await runCli([...args, ...quickEmulator, '--emulator-answers', answers], { cwd: folder.path });
    expect(run.exitCode).toBe(0);
  }
  const { stdout, exitCode } = await runCli(['compare', ...(await runFolders(folder.path)), '--json'], {
    cwd: folder.path,
  });
  expect(exitCode).toBe(0);
  const { heads }: ComparisonDocument = JSON.parse(stdout);
  const [before, after] = await Promise.all(recorded.map((name) => readJsonLines(join(gsm8k, name))));
  const changed = (was: boolean) =>
    (before ?? [])
      .filter(({ id, isCorrect }) => isCorrect === was && after?.find((row) => row.id === id)?.isCorrect === !was)
      .map(({ id }) => id);
  expect(changed(true).length + changed(false).length).toBeGreaterThan(5);
  expect(heads[0]?.comparison).toMatchObject({
    paired: 40,
    basis: 'checks',
    regressions: changed(true),
    improvements: changed(false),
    baseline: { checks: { passed: before?.filter(({ isCorrect }) => isCorrect).length } },
    run: { checks: { passed: after?.filter(({ isCorrect }) => isCorrect).length } },
  });
});

describe('compare ends with', () => {
  test.concurrent.for([
    {
      what: 'worse',
      failed: [0, 6],
      more: [],
      exitCode: 1,
      says: 'WORSE  of 8 requests, 6 got worse, 0 got better: more',
    },
    {
      what: 'better',
      failed: [6, 0],
      more: [],
      exitCode: 0,
      says: 'BETTER  of 8 requests, 6 got better, 0 got worse: more',
    },
    { what: 'within noise', failed: [0, 5], more: [], exitCode: 0, says: 'WITHIN NOISE  of 8 requests, 5 got worse' },
    {
      what: 'the same',
      failed: [3, 3],
      more: [],
      exitCode: 0,
      says: 'WITHIN NOISE  none of 8 requests got worse or better',
    },
    { what: 'one of several worse', failed: [0, 5, 8], more: [], exitCode: 1, says: 'Verdict' },
    {
      what: 'worse, in Chinese',
      failed: [0, 6],
      more: ['--lang', 'zh'],
      exitCode: 1,
      says: '变差  8 个请求中，6 个变差，0 个变好，超出了偶然波动',
    },
    {
      what: 'worse, as Markdown',
      failed: [0, 6],
      more: ['--format', 'md'],
      exitCode: 1,
      says: '### ❌ WORSE: of 8 requests',
    },
  ])('$exitCode for $what', async ({ failed, more, exitCode, says }) => {
    await using folder = await temporaryFolder();
    const files = await Promise.all(failed.map((count, index) => writeResults(folder, `${index}.jsonl`, count)));
    const run = await runCli(['compare', ...files, ...more], { cwd: folder.path });
    expect(run).toMatchObject({ exitCode, stderr: '' });
    expect(run.stdout).toContain(says);
  });

  test.concurrent('0 when nothing can be compared, with --strict 1', async () => {
    await using folder = await temporaryFolder();
    await folder.writeLines('a.jsonl', [result('a')]);
    await folder.writeLines('b.jsonl', [result('b'), result('c')]);
    const run = await runCli(['compare', 'a.jsonl', 'b.jsonl'], { cwd: folder.path });
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain('NOT COMPARABLE  no key is in both with the same row behind it');
    expect(run.stdout).toContain('0 keys compared, 1 only in the baseline, 2 only in the run');
    expect((await runCli(['compare', 'a.jsonl', 'b.jsonl', '--strict'], { cwd: folder.path })).exitCode).toBe(1);
  });
});

describe('compare refuses', () => {
  const refused: readonly { what: string; content: string | null; says: readonly string[]; lang?: Lang }[] = [
    {
      what: 'what is not there',
      content: null,
      says: ['There is no run, job or file "b.jsonl"', 'or a results.jsonl'],
    },
    { what: 'half a file', content: `${JSON.stringify(result('a'))}\n{"schema`, says: ['b.jsonl', 'line 2'] },
    {
      what: 'a key twice',
      content: `${JSON.stringify(result('a'))}\n`.repeat(2),
      says: ['the key "a" twice', 'line 2'],
    },
    { what: 'results of a later version', content: '{"schemaVersion":2}', says: ['newer version', 'schema 2'] },
    { what: 'another file', content: '{"key":"a","request":{}}', says: ['holds no results', 'line 1'] },
    { what: 'half a file, in Chinese', content: '{', says: ['b.jsonl', '第 1 行无法读取'], lang: 'zh' },
  ];

  test.concurrent.for(refused)('$what: exit 2', async ({ content, says, lang = 'en' as const }) => {
    await using folder = await temporaryFolder();
    await folder.writeLines('a.jsonl', [result('a')]);
    if (content !== null) await folder.write('b.jsonl', content);
    for (const files of [
      ['a.jsonl', 'b.jsonl'],
      ['b.jsonl', 'a.jsonl'],
    ]) {
      const run = await runCli(['compare', ...files, '--lang', lang], { cwd: folder.path });
      expectRefusal(run, { exitCode: 2, says, lang });
    }
  });

  test.concurrent.for([
    [['a.jsonl']],
    [['a.jsonl', 'a.jsonl', '--keys', '-1']],
    [['a.jsonl', 'a.jsonl', '--format', 'pdf']],
  ])('%j: exit 2', async ([args = []]) => {
    await using folder = await temporaryFolder();
    await folder.writeLines('a.jsonl', [result('a')]);
    const run = await runCli(['compare', ...args], { cwd: folder.path });
    expectNoStackTrace(run);
    expect(run.exitCode).toBe(2);
  });
});

test('compare goes on without a reader (| head -1)', async () => {
  await using folder = await temporaryFolder();
  const many = Array.from({ length: 20_000 }, (_, index) => `a-key-${index}`);
  await folder.writeLines(
    'a.jsonl',
    many.map((key) => result(key)),
  );
  await folder.writeLines(
    'b.jsonl',
    many.map((key) => result(key, 'failed')),
  );
  await using cli = startCli(['compare', 'a.jsonl', 'b.jsonl', '--keys', '10000'], { cwd: folder.path });
  cli.closeStdout();
  const run = await cli.ended;
  expectNoStackTrace(run);
  expect(run.exitCode).toBe(1);
});

describe('--baseline', () => {
  const suite = [
    ...['dataset:', '  file: questions.jsonl', '  prompt: "{{question}}"', 'checks:', '  - number: "{{answer}}"'],
    ...['gates:', '  maxRegressions: 0', 'baseline: ../base/results.jsonl', ''],
  ].join('\n');

  let prepared: TemporaryFolder;

  beforeAll(async () => {
    const folder = await temporaryFolder();
    prepared = folder;
    await folder.writeLines('questions.jsonl', problems);
    const right = problems.map(({ id, answer }) => ({ id, text: answer }));
    await folder.writeLines('answers.jsonl', right);
    await runCli(['run', ...datasetFlags, ...quickEmulator], { cwd: folder.path });
    await folder.writeLines('answers.jsonl', [{ id: 'sum-1', text: 'I do not know' }, ...right.slice(1)]);
  });

  afterAll(async () => await prepared[Symbol.asyncDispose]());

  /** A folder with a run that answered all right, and answers of which one is wrong. */
  async function withBaseline(): Promise<{ folder: TemporaryFolder; base: string }> {
    const folder = await temporaryFolder();
    await cp(prepared.path, folder.path, { recursive: true });
    const [base = ''] = await runFolders(folder.path);
    return { folder, base };
  }

  test.concurrent('of create is kept: results needs no flag again; the gates decide', async () => {
    const { folder, base } = await withBaseline();
    await using _ = folder;
    const at = { cwd: folder.path };
    const gates = ['--max-regressions', '0', '--no-regression', '--baseline', base];
    expect((await runCli(['create', ...datasetFlags, ...gates, ...quickEmulator], at)).exitCode).toBe(0);
    const [, run = ''] = await runFolders(folder.path);
    await runCli(['monitor', run, '--interval', '0.05'], at);
    const { stdout, exitCode } = await runCli(['results', run], at);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^FAIL /);
    expect(stdout).toContain('✗ regressions 1, required ≤ 0');
    expect(stdout).toContain('✓ no regression: p-value of a change for the worse 1.0000, required ≥ 0.0500');
    expect(stdout).toMatch(/^Against the baseline {2}\d{8}-\d{6}-[0-9a-f]{4}$/m);
    expect(stdout).toContain('WITHIN NOISE  of 5 requests, 1 got worse, 0 got better');
    expect(stdout).toContain('✗ sum-1');
    const chinese = await runCli(['resume', run, '--lang', 'zh'], at);
    expect(chinese.exitCode).toBe(1);
    expect(chinese.stdout).toContain('✗ 变差的请求数 1，要求 ≤ 0');
    expect(chinese.stdout).toContain('无显著差异  5 个请求中，1 个变差，0 个变好');
  });

  test.concurrent('stands in a suite, relative to its file', async () => {
    const { folder, base } = await withBaseline();
    await using _ = folder;
    await folder.write('suites/gemini-batch.yaml', suite);
    await folder.writeLines('suites/questions.jsonl', problems);
    await folder.write('base/results.jsonl', await readFile(join(base, 'results.jsonl'), 'utf8'));
    const replay = ['--emulator-answers', 'answers.jsonl', ...quickEmulator, '--json'];
    const run = await runCli(['run', '--suite', 'suites/gemini-batch.yaml', ...replay], { cwd: folder.path });
    expect(run.exitCode).toBe(1);
    expect(JSON.parse(run.stdout)).toMatchObject({
      comparison: { regressions: ['sum-1'], paired: 5, baselineRunId: join('base', 'results.jsonl') },
      gates: [{ name: 'minSuccessRate' }, { name: 'maxRegressions', actual: 1, verdict: 'fail' }],
    });
  });

  test.concurrent('that is not there or damaged: nothing is sent, exit 2', async () => {
    const { folder, base } = await withBaseline();
    await using _ = folder;
    await writeFile(join(base, 'results.jsonl'), '{');
    for (const [baseline, says, creating, reporting] of [
      ['nowhere', 'There is no run, job or file "nowhere"', ['run', 'create'], ['results', 'resume', 'retry']],
      [base, 'line 1 cannot be read', ['run'], ['results']],
    ] as const) {
      for (const verb of creating) {
        const args = [verb, ...datasetFlags, '--baseline', baseline, ...quickEmulator];
        expectRefusal(await runCli(args, { cwd: folder.path }), { exitCode: 2, says: [says] });
      }
      for (const verb of reporting) {
        const run = await runCli([verb, base, '--baseline', baseline], { cwd: folder.path });
        expect(run.stderr).toContain(says);
        expect(run.exitCode).toBe(2);
      }
    }
    expect(await runFolders(folder.path)).toEqual([base]);
  });

  test.concurrent('that is none leaves the gates on regressions open', async () => {
    const { folder } = await withBaseline();
    await using _ = folder;
    const args = ['run', ...datasetFlags, '--max-regressions', '3', '--no-regression', ...quickEmulator];
    const run = await runCli(args, { cwd: folder.path });
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toMatch(/^INCONCLUSIVE /);
    expect(run.stdout).toContain('? regressions not known, required ≤ 3');
    expect(run.stdout).toContain(
      '? no regression: p-value of a change for the worse not known, required ≥ 0.0500; cannot be judged: ',
    );
  });
});
