import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { quickEmulator, runCli } from './support/run-cli.ts';
import { readJsonLines, readReport, runFolder } from './support/run-folder.ts';
import { servedEmulator } from './support/served-emulator.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const reportFields = [
  ...['schemaVersion', 'tool', 'verdict', 'run', 'requests', 'checks', 'byType', 'finishReasons', 'errors', 'tokens'],
  ...['cost', 'costUnknown', 'durations', 'integrity', 'gates', 'comparison'],
];

describe('run prints the report as one JSON document for', () => {
  test.concurrent.for([
    { type: 'simple', count: 3, byType: { simple: 3 } },
    { type: 'complex', count: 2, byType: { complex: 2 } },
    { type: 'mixed', count: 5, byType: { simple: 3, complex: 2 } },
    { type: 'advanced', count: 2, byType: { advanced: 2 } },
  ])('$count $type requests', async ({ type, count, byType }) => {
    await using folder = await temporaryFolder();
    const args = ['run', '--type', type, '--count', String(count), '--json', ...quickEmulator];
    const { exitCode, stdout, stderr } = await runCli(args, { cwd: folder.path });
    expect(exitCode).toBe(0);
    const report = JSON.parse(stdout);
    expect(report).toEqual(await readReport(folder.path));
    expect(Object.keys(report)).toEqual(reportFields);
    expect(report).toMatchObject({
      schemaVersion: 1,
      tool: { name: 'gemini-batch-test' },
      verdict: 'pass',
      run: { backend: 'emulator', emulated: true, model: 'gemini-3.5-flash-lite', suite: null, git: null },
      requests: { total: count, succeeded: count, failed: 0, missing: 0, successRate: 1 },
      checks: null,
      cost: { currency: 'USD' },
      integrity: { missing: 0, duplicated: 0, ambiguous: 0, unexpected: 0, malformed: 0, canaries: null },
      gates: [{ name: 'minSuccessRate', threshold: 0.9, actual: 1, verdict: 'pass' }],
      comparison: null,
    });
    expect(report.run.jobs).toMatchObject([{ state: 'SUCCEEDED', shard: 1, attempt: 1, requests: count }]);
    const totals = report.byType.map((row: { type: string; total: number }) => [row.type, row.total]);
    expect(Object.fromEntries(totals)).toEqual(byType);
    expect(stderr).toContain(`Created ${report.run.jobs[0].name}`);
  });
});

test.concurrent('run splits its requests into jobs of the size that is asked for, and makes one report of all', async () => {
  await using folder = await temporaryFolder();
  const args = ['run', '--type', 'simple', '--count', '25', '--requests-per-job', '10', '--json', ...quickEmulator];
  const { exitCode, stdout } = await runCli(args, { cwd: folder.path });
  expect(exitCode).toBe(0);
  const report = JSON.parse(stdout);
  expect(report.requests).toMatchObject({ total: 25, succeeded: 25 });
  const jobs = report.run.jobs.map(({ shard, requests }: { shard: number; requests: number }) => [shard, requests]);
  expect(jobs).toEqual([
    [1, 10],
    [2, 10],
    [3, 5],
  ]);
});

test.concurrent('run shows the report on stdout and each change of state with its time on stderr', async () => {
  await using service = await servedEmulator();
  await using folder = await temporaryFolder();
  const args = ['run', '--type', 'mixed', '--count', '50', '--interval', '0.02'];
  const { exitCode, stdout, stderr } = await runCli(args, { cwd: folder.path, env: service.env });
  expect(exitCode).toBe(0);
  const place = join('output', 'runs', basename(await runFolder(folder.path)));
  expect(stderr).toContain(`50 requests in 1 job · ${place}`);
  expect(stderr).toMatch(/^\[\d\d:\d\d:\d\d\] PENDING$/m);
  expect(stderr).toMatch(/^\[\d\d:\d\d:\d\d\] PENDING → RUNNING \((\d+h)?(\d+m)?[\d.]+s\)$/m);
  expect(stderr).toMatch(/^\[\d\d:\d\d:\d\d\] RUNNING → SUCCEEDED \((\d+h)?(\d+m)?[\d.]+s\)$/m);
  const order = [
    /^PASS {2}50 of 50 requests succeeded \(100\.00%\)$/m,
    /^Total requests +50$/m,
    /^Succeeded +50$/m,
    /^Failed +0$/m,
    /^Success rate +100\.00%/m,
    /^Processing time +\d/m,
    /^Average +[\d.]+s per request$/m,
    /^Saved +\$[\d.]+.*50\.00%/m,
    new RegExp(`^Run +${place}$`, 'm'),
    /^Findings$/m,
    /Success rate 100\.00%: good \(above 90%\)/,
    /Speed: /,
    /Saving: \$[\d.]+, 50\.00% below/,
  ].map((line) => stdout.search(line));
  expect(order).not.toContain(-1);
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(stdout + stderr).not.toContain('\u001b');
});

test.concurrent('run keeps everything in its folder', async () => {
  await using folder = await temporaryFolder();
  const { exitCode } = await runCli(['run', '--type', 'mixed', '--count', '4', ...quickEmulator], { cwd: folder.path });
  expect(exitCode).toBe(0);
  const run = await runFolder(folder.path);
  const files = (await readdir(run, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  expect(files.map(({ parentPath, name }) => join(parentPath, name).slice(run.length + 1)).sort()).toEqual([
    ...['failed.jsonl', 'journal.jsonl', 'report.json', 'requests.jsonl', 'results.jsonl', 'run.json'],
    ...['shards/0001-1/input.jsonl', 'shards/0001-1/output.jsonl'],
  ]);
  const keys = ['simple-request-1', 'complex-request-2', 'simple-request-3', 'complex-request-4'];
  const input = await readJsonLines(join(run, 'shards/0001-1/input.jsonl'));
  expect(input.map((line) => Object.keys(line))).toEqual(keys.map(() => ['key', 'request']));
  expect(input.map(({ key }) => key)).toEqual(keys);
  const results = await readJsonLines(join(run, 'results.jsonl'));
  expect(results.map(({ key, outcome, schemaVersion }) => [key, outcome, schemaVersion])).toEqual(
    keys.map((key) => [key, 'succeeded', 1]),
  );
  expect(await readFile(join(run, 'failed.jsonl'), 'utf8')).toBe('');
  const journal = await readJsonLines(join(run, 'journal.jsonl'));
  expect(journal.map(({ type }) => type).filter((type) => type !== 'state')).toEqual([
    ...['uploaded', 'intent', 'created', 'downloaded'],
  ]);
  const record = JSON.parse(await readFile(join(run, 'run.json'), 'utf8'));
  expect(record).toMatchObject({ id: basename(run), backend: 'emulator', model: 'gemini-3.5-flash-lite' });
  expect(record.keyFingerprint).toMatch(/^[0-9a-f]{8}$/);
});

test.concurrent('run asks the same of the model for the same seed, byte for byte, and something else for another', async () => {
  const requestsOf = async (seed: string) => {
    await using folder = await temporaryFolder();
    const args = ['run', '--type', 'mixed', '--count', '6', '--seed', seed, ...quickEmulator];
    expect((await runCli(args, { cwd: folder.path })).exitCode).toBe(0);
    return await readFile(join(await runFolder(folder.path), 'requests.jsonl'), 'utf8');
  };
  const [one, again, other] = await Promise.all([requestsOf('7'), requestsOf('7'), requestsOf('8')]);
  expect(again).toBe(one);
  expect(other).not.toBe(one);
});
