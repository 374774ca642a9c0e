import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { expectNoStackTrace } from './support/expect-refusal.ts';
import { runCli, startCli } from './support/run-cli.ts';
import { readJsonLines, readReport, runFolder, runFolders } from './support/run-folder.ts';
import { servedEmulator } from './support/served-emulator.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const run = ['run', '--type', 'simple', '--count', '3'];

// Windows has no SIGINT that one process could send to another.
describe.skipIf(process.platform === 'win32')('Ctrl-C', () => {
  test.concurrent('while waiting exits 130, says how to go on, and resume ends with one job', async () => {
    await using service = await servedEmulator({ standing: true });
    await using folder = await temporaryFolder();
    const at = { cwd: folder.path, env: service.env };
    await using cli = startCli(run, at);
    await cli.printed('] PENDING');
    cli.interrupt();
    const interrupted = await cli.ended;
    expect(interrupted).toMatchObject({ exitCode: 130, stdout: '' });
    expectNoStackTrace(interrupted);
    expect(interrupted.stderr).toContain('Interrupted. 1 job goes on at the service, and will be billed.');
    expect(interrupted.stderr).toContain('Or stop it with: gemini-batch-test cancel output/runs/');
    const resume = /gemini-batch-test (resume \S+)/.exec(interrupted.stderr)?.[1]?.split(' ') ?? [];
    expect(resume[1]).toBe((await runFolder(folder.path)).slice(folder.path.length + 1));

    service.release();
    const resumed = await runCli([...resume, '--interval', '0.02'], at);
    expect(resumed).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^PASS {2}3 of 3/) });
    expect(await service.jobs()).toHaveLength(1);
    expect((await readReport(folder.path)).run.jobs).toHaveLength(1);
    const journal = await readJsonLines(join(await runFolder(folder.path), 'journal.jsonl'));
    expect(journal.filter(({ type }) => type === 'created')).toHaveLength(1);
  });

  test.concurrent('is told in Chinese with --lang zh', async () => {
    await using service = await servedEmulator({ standing: true });
    await using folder = await temporaryFolder();
    await using cli = startCli([...run, '--lang', 'zh'], { cwd: folder.path, env: service.env });
    await cli.printed('] PENDING');
    cli.interrupt();
    const { exitCode, stderr } = await cli.ended;
    expect(exitCode).toBe(130);
    expect(stderr).toMatch(
      /已中断。1 个任务会在服务端继续执行并计费。\n继续请运行：gemini-batch-test resume output\/runs\//,
    );
  });

  test.concurrent('before anything was sent exits 130, says so, and leaves no folder', async () => {
    await using silent = await servedEmulator({ instead: () => new Response(new ReadableStream()) });
    await using folder = await temporaryFolder();
    await using cli = startCli(run, { cwd: folder.path, env: silent.env });
    await silent.asked();
    cli.interrupt();
    const { exitCode, stdout, stderr } = await cli.ended;
    expect({ exitCode, stdout, stderr }).toEqual({
      exitCode: 130,
      stdout: '',
      stderr: 'Interrupted. Nothing was sent.\n',
    });
    expect(await runFolders(folder.path)).toEqual([]);
  });

  test.concurrent('while the creation is under way never leads to a second job', async () => {
    await using service = await servedEmulator({ lateCreate: true });
    await using folder = await temporaryFolder();
    const at = { cwd: folder.path, env: service.env };
    await using cli = startCli(run, at);
    await service.created();
    cli.interrupt();
    const interrupted = await cli.ended;
    expect(interrupted.exitCode).toBe(130);
    expect(interrupted.stderr).toContain(
      'Interrupted. 1 job was sent without an answer: it may go on at the service and be billed; resume looks it up.\n',
    );
    expect(interrupted.stderr).toContain('Or stop it with: gemini-batch-test cancel output/runs/');
    const resumed = await runCli(['resume', await runFolder(folder.path), '--interval', '0.02'], at);
    expect(resumed.stderr).toContain('Looking for the job "gbt1/local/');
    expect(resumed.exitCode).toBe(0);
    expect(await service.jobs()).toHaveLength(1);
  });

  test.concurrent('twice leaves at once with 130, and resume still finds everything', async () => {
    await using service = await servedEmulator({ standing: true });
    await using folder = await temporaryFolder();
    const at = { cwd: folder.path, env: service.env };
    await using cli = startCli(run, at);
    await cli.printed('] PENDING');
    cli.interrupt();
    cli.interrupt();
    const interrupted = await cli.ended;
    // A second signal that arrives while the process is already leaving ends it by itself, which a shell calls 130 too.
    expect([130, 'SIGINT']).toContain(interrupted.exitCode);
    expectNoStackTrace(interrupted);
    service.release();
    expect((await runCli(['resume', await runFolder(folder.path), '--interval', '0.02'], at)).exitCode).toBe(0);
    expect(await service.jobs()).toHaveLength(1);
  });
});
