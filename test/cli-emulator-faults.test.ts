import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { expectNoStackTrace, expectRefusal } from './support/expect-refusal.ts';
import { runCli } from './support/run-cli.ts';
import { readReport } from './support/run-folder.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

describe('--emulator-faults', () => {
  const quick = ['--emulator', '--emulator-speed', '5000', '--interval', '0.02', '--type', 'simple', '--count', '3'];

  test.concurrent('brings a fault into a run, and the run keeps it for its resume', async () => {
    await using folder = await temporaryFolder();
    await folder.write('down.yaml', 'faults:\n  - job: {}\n    do: {end: {state: FAILED}}\n');
    const at = { cwd: folder.path };
    const created = await runCli(['create', ...quick, '--emulator-faults', './down.yaml,blocked'], at);
    expect(created.exitCode).toBe(0);
    const [id = ''] = await readdir(join(folder.path, 'output', 'runs'));
    const record = JSON.parse(await readFile(join(folder.path, 'output', 'runs', id, 'run.json'), 'utf8'));
    expect(record.emulator.faults).toEqual([join(folder.path, 'down.yaml'), 'blocked']);
    const resumed = await runCli(['resume', id, '--interval', '0.02'], at);
    expect(resumed.exitCode).toBe(1);
    expectNoStackTrace(resumed);
    expect((await readReport(folder.path)).requests).toMatchObject({ total: 3, failed: 3 });
  });

  test.concurrent('a lost create leaves one job all the same', async () => {
    await using folder = await temporaryFolder();
    const at = { cwd: folder.path };
    const created = await runCli(['create', ...quick, '--emulator-faults', 'lost-create'], at);
    expect(created.exitCode).toBe(4);
    expect(created.stderr).toContain('the answer was lost; whether it exists is not known yet');
    const [id = ''] = await readdir(join(folder.path, 'output', 'runs'));
    // The fault is still on: a second create would be lost as well, and the resume with it.
    const resumed = await runCli(['resume', id, '--interval', '0.02'], at);
    expect(resumed.exitCode).toBe(0);
    expect(resumed.stderr).toContain('Looking for the job "gbt1/local/');
    expect((await readReport(folder.path)).run.jobs).toHaveLength(1);
    expect(await readdir(join(folder.path, 'output', 'emulator', 'batches'))).toHaveLength(1);
  });

  test.concurrent('a lost create does not end a run: the job is looked up', async () => {
    await using folder = await temporaryFolder();
    const run = await runCli(['run', ...quick, '--emulator-faults', 'lost-create'], { cwd: folder.path });
    expect(run.exitCode).toBe(0);
    expect(run.stderr).toContain('the answer was lost; whether it exists is not known yet');
    expect((await readReport(folder.path)).run.jobs).toHaveLength(1);
    expect(await readdir(join(folder.path, 'output', 'emulator', 'batches'))).toHaveLength(1);
  });

  test.concurrent.for([
    {
      args: ['--emulator', '--emulator-faults', 'nope'],
      says: ['There is no preset "nope"', 'gemini-batch-test emulator faults'],
    },
    { args: ['--emulator-faults', 'blocked'], says: ['--emulator-faults blocked', 'It goes with --emulator'] },
  ])('is refused where it cannot be meant: $args', async ({ args, says }) => {
    await using folder = await temporaryFolder();
    const refused = await runCli(['run', '--type', 'simple', ...args], { cwd: folder.path });
    expectRefusal(refused, { exitCode: 2, says });
    expect(await readdir(folder.path)).toEqual([]);
  });
});
