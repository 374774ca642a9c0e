import { describe, expect, test } from 'vitest';
import { runCli } from './support/run-cli.ts';
import { readReport, runFolder } from './support/run-folder.ts';
import { requestLine } from './support/sample-requests.ts';
import { servedEmulator } from './support/served-emulator.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

describe('list', () => {
  test.concurrent('says that there are no jobs', async () => {
    await using folder = await temporaryFolder();
    const at = { cwd: folder.path };
    const empty = { exitCode: 0, stdout: '', stderr: 'There are no jobs.\n' };
    expect(await runCli(['list', '--emulator'], at)).toEqual(empty);
    expect(await runCli(['list', '--emulator', '--json'], at)).toEqual({ exitCode: 0, stdout: '[]\n', stderr: '' });
  });

  test.concurrent('shows each job with state, time and the name that tells its run, newest first', async () => {
    await using service = await servedEmulator({ standing: true });
    await using folder = await temporaryFolder();
    const at = { cwd: folder.path, env: service.env };
    const input = await folder.writeLines('in.jsonl', [requestLine('a')]);
    const jobs = [
      (await runCli(['create', input], at)).stdout.trim(),
      (await runCli(['create', input], at)).stdout.trim(),
    ];
    const shown = await runCli(['list'], at);
    expect(shown.exitCode).toBe(0);
    const [head, ...rows] = shown.stdout.trimEnd().split('\n');
    expect(head).toMatch(/^Job +State +Created \(UTC\) +Name$/);
    const row = /^batches\/\S+ +PENDING +\d{4}-\d\d-\d\d \d\d:\d\d:\d\d +gbt1\/local\/[\d-]+-[0-9a-f]{4}\/0001\/1$/;
    expect(rows).toEqual([expect.stringMatching(row), expect.stringMatching(row)]);
    const listed = JSON.parse((await runCli(['list', '--json'], at)).stdout);
    expect(listed.map(({ name }: { name: string }) => name).sort()).toEqual(jobs.sort());
    expect(listed[0]).toEqual({
      name: expect.stringMatching(/^batches\//),
      displayName: expect.stringMatching(/^gbt1\/local\//),
      model: 'gemini-3.5-flash-lite',
      state: 'PENDING',
      createTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    });
  });
});

test.concurrent('cancel stops a job; monitor then says CANCELLED and results say of each request why it failed', async () => {
  await using service = await servedEmulator({ standing: true });
  await using folder = await temporaryFolder();
  const at = { cwd: folder.path, env: service.env };
  const input = await folder.writeLines('in.jsonl', [requestLine('a'), requestLine('b')]);
  const job = (await runCli(['create', input], at)).stdout.trim();
  const cancelled = await runCli(['cancel', job], at);
  expect(cancelled.exitCode).toBe(0);
  expect(cancelled.stdout).toContain(`Asked to cancel ${job}`);

  const monitored = await runCli(['monitor', job, '--interval', '0.02'], at);
  expect(monitored.stdout).toMatch(/^\[\d\d:\d\d:\d\d\] .*CANCELLED/m);
  expect(monitored.exitCode).toBe(1);

  const { stdout } = await runCli(['results', job], at);
  expect(stdout).toContain('0 of 2 requests succeeded (0.00%)');
  expect(stdout).toMatch(/✗ 2 × JOB_CANCELLED: [^✗]*cancelled[^✗]*\n +a, b\n/);
  expect((await readReport(folder.path)).run.jobs).toMatchObject([{ name: job, state: 'CANCELLED' }]);

  const again = await runCli(['cancel', await runFolder(folder.path), '--json'], at);
  expect(again.exitCode).toBe(0);
  expect(again.stderr).toContain(`${job} has already ended (CANCELLED)`);
  expect(JSON.parse(again.stdout)).toMatchObject({ asked: [] });
});
