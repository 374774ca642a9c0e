import { describe, test } from 'vitest';
import { quickEmulator, runCli } from './support/run-cli.ts';
import { readReport, runFolder } from './support/run-folder.ts';
import { requestLine } from './support/sample-requests.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const prices = `- model: gemini-4-neon
  standard: {inputUsd: 3, outputUsd: 15}
  batch: {inputUsd: 1.5, outputUsd: 7.5}
  readOn: 2026-01-31
`;
const simple = ['run', '--type', 'simple', '--count', '2', '--model', 'gemini-4-neon', ...quickEmulator];

describe.concurrent('prices on the command line', () => {
  test('a model without one: said before sending and in the report, with what to do', async ({ expect }) => {
    await using folder = await temporaryFolder();
    const run = await runCli(simple, { cwd: folder.path });
    expect(run.stderr).toMatch(/^! What a batch costs on "gemini-4-neon" is not known.*--prices FILE/);
    expect(run.stdout).toContain(
      '! Cost not known: no price of a batch on gemini-4-neon; give its price with --prices',
    );
    expect(run.exitCode).toBe(0);
    await folder.write('prices.yaml', prices);
    const results = await runCli(['results', await runFolder(folder.path), '--prices', 'prices.yaml', '--lang', 'zh'], {
      cwd: folder.path,
    });
    expect(results.stdout).toMatch(/^费用 .*\$.*标准价/m);
    expect((await readReport(folder.path)).cost).toMatchObject({ source: 'prices.yaml, 2026-01-31' });
  });

  test('a suite names its file of prices, beside it', async ({ expect }) => {
    await using folder = await temporaryFolder();
    await folder.write('suites/prices.yaml', prices);
    await folder.write('suites/s.yaml', 'model: gemini-4-neon\ngenerate: {type: simple}\nprices: prices.yaml\n');
    const run = await runCli(['run', '--suite', 'suites/s.yaml', '--json', ...quickEmulator], { cwd: folder.path });
    expect(JSON.parse(run.stdout).cost).toMatchObject({ readOn: '2026-01-31' });
  });

  test('a file that cannot be used: exit 2, with line and field, and nothing is begun', async ({ expect }) => {
    await using folder = await temporaryFolder();
    await folder.write('prices.yaml', prices.replace('readOn', 'raedOn'));
    const run = await runCli([...simple, '--prices', 'prices.yaml'], { cwd: folder.path });
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain('prices.yaml:4 /0: unknown field "raedOn"; did you mean "readOn"?');
    expect(run.stderr).toContain('prices.yaml:1 /0/readOn: is missing');
    const none = await runCli([...simple, '--prices', 'none.yaml', '--lang', 'zh'], { cwd: folder.path });
    expect(none.exitCode).toBe(2);
    expect(none.stderr).toContain('价格文件 "none.yaml" 不存在或无法读取');
    expect(await folderOf(folder.path)).toBeNull();
  });
});

describe.concurrent('checks as flags go with any source', () => {
  test('a file of requests: they are added to those of each line', async ({ expect }) => {
    await using folder = await temporaryFolder();
    await folder.writeLines('input.jsonl', [{ ...requestLine('a'), checks: [{ contains: 'b' }] }, requestLine('b')]);
    await folder.writeLines('answers.jsonl', [
      { key: 'a', text: 'a b c' },
      { key: 'b', text: 'x' },
    ]);
    const flags = ['--expect', 'maxChars=3', '--expect', 'notContains={{', '--emulator-answers', 'answers.jsonl'];
    const { stdout } = await runCli(['run', 'input.jsonl', ...flags, '--json', ...quickEmulator], { cwd: folder.path });
    expect(JSON.parse(stdout).checks).toMatchObject({ total: 2, passed: 1 });
  });

  test('generated requests of a suite', async ({ expect }) => {
    await using folder = await temporaryFolder();
    await folder.write('gemini-batch.yaml', 'generate: {type: simple, count: 3}\nchecks: [{maxChars: 1}]\n');
    const { stdout } = await runCli(['run', '--expect', 'finishReason=STOP', '--json', ...quickEmulator], {
      cwd: folder.path,
    });
    expect(JSON.parse(stdout).checks).toMatchObject({ total: 3, passed: 0 });
  });
});

async function folderOf(cwd: string): Promise<string | null> {
  return await runFolder(cwd).catch(() => null);
}
