import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { expectNoStackTrace } from './support/expect-refusal.ts';
import { runCli, startCli } from './support/run-cli.ts';
import { readReport } from './support/run-folder.ts';
import { requestLine } from './support/sample-requests.ts';
import { servedEmulator } from './support/served-emulator.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

describe('when the reader of stdout goes away (| head -1)', () => {
  test.concurrent('run still finishes its folder and exits by its verdict', async () => {
    await using service = await servedEmulator({ standing: true });
    await using folder = await temporaryFolder();
    const args = ['run', '--type', 'mixed', '--count', '4', '--interval', '0.02'];
    await using cli = startCli(args, { cwd: folder.path, env: service.env });
    await cli.printed('PENDING');
    cli.closeStdout();
    service.release();
    const run = await cli.ended;
    expectNoStackTrace(run);
    expect(run).toMatchObject({ exitCode: 0, stdout: '' });
    expect((await readReport(folder.path)).requests).toMatchObject({ total: 4, succeeded: 4 });
  });

  test.concurrent('monitor still follows the job to its end', async () => {
    await using service = await servedEmulator({ standing: true });
    await using folder = await temporaryFolder();
    const at = { cwd: folder.path, env: service.env };
    const job = (await runCli(['create', await folder.writeLines('in.jsonl', [requestLine('a')])], at)).stdout.trim();
    await using cli = startCli(['monitor', job, '--interval', '0.02'], at);
    await cli.printed('PENDING\n');
    cli.closeStdout();
    service.release();
    const monitored = await cli.ended;
    expectNoStackTrace(monitored);
    expect(monitored.exitCode).toBe(0);
    const again = await runCli(['monitor', job], at);
    expect(again.stdout).toContain('SUCCEEDED');
  });

  test.concurrent('--help ends without a word', async () => {
    await using folder = await temporaryFolder();
    await using cli = startCli(['run', '--help'], { cwd: folder.path });
    cli.closeStdout();
    expect(await cli.ended).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  });
});

test.skipIf(process.platform !== 'linux').each([
  ['en', 'Cannot write to "stdout" (ENOSPC)'],
  ['zh', '无法写入 "stdout"（ENOSPC）'],
])('output for which there is no room is told on stderr, in %s, and is no success', (lang, says) => {
  const main = fileURLToPath(new URL('../packages/cli/src/main.ts', import.meta.url));
  const command = [process.execPath, ...('Deno' in globalThis ? ['run', '-A'] : []), main, '--help', '--lang', lang];
  const { status, stderr } = spawnSync('sh', ['-c', '"$0" "$@" > /dev/full', ...command], { encoding: 'utf8' });
  expect(status).toBe(2);
  expect(stderr).toContain(says);
  expect(stderr.split('\n').length).toBeLessThanOrEqual(3);
});
