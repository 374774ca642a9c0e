import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { type CliOptions, runCli, startCli } from './support/run-cli.ts';
import { readReport } from './support/run-folder.ts';
import { servedEmulator } from './support/served-emulator.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

type Cli = ReturnType<typeof startCli>;

/** The environment of the line that it prints to be exported. */
function exported(cli: Cli): { GOOGLE_GEMINI_BASE_URL: string; GEMINI_API_KEY: string } {
  const line = /^ {2}export GOOGLE_GEMINI_BASE_URL=(\S+) GEMINI_API_KEY=(\S+)$/m.exec(cli.stdoutSoFar());
  return { GOOGLE_GEMINI_BASE_URL: line?.[1] ?? '', GEMINI_API_KEY: line?.[2] ?? '' };
}

async function serving(args: readonly string[], options: CliOptions, says = 'Ctrl-C ends it.') {
  const cli = startCli(args, options);
  await cli.printed(says);
  const env = exported(cli);
  const call = (path: string, init: RequestInit = {}) =>
    fetch(`${env.GOOGLE_GEMINI_BASE_URL}${path}`, {
      ...init,
      headers: { 'x-goog-api-key': 'my-secret', ...init.headers },
    });
  return { cli, env, call, url: env.GOOGLE_GEMINI_BASE_URL, [Symbol.asyncDispose]: () => cli[Symbol.asyncDispose]() };
}

// Windows has no SIGINT that one process could send to another.
describe.skipIf(process.platform === 'win32')('emulator', () => {
  test.concurrent.for([
    { lang: 'en', says: 'Ctrl-C ends it.' },
    { lang: 'zh', says: '按 Ctrl-C 结束。' },
  ])('serves any client with the line it prints, until Ctrl-C ($lang)', async ({ lang, says }) => {
    await using folder = await temporaryFolder();
    const at = { cwd: folder.path };
    await using emulator = await serving(['emulator', '--port', '0', '--speed', '5000', '--lang', lang], at, says);
    const { env } = emulator;
    expect(env.GOOGLE_GEMINI_BASE_URL).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const run = await runCli(['run', '--type', 'simple', '--count', '2', '--interval', '0.05'], { ...at, env });
    expect(run.exitCode).toBe(0);
    expect((await readReport(folder.path)).run).toMatchObject({ emulated: true, baseUrl: env.GOOGLE_GEMINI_BASE_URL });
    emulator.cli.interrupt();
    expect(await emulator.cli.ended).toMatchObject({ exitCode: 0, stderr: '' });
    await expect(fetch(env.GOOGLE_GEMINI_BASE_URL)).rejects.toThrow();
  });

  test.concurrent('its own command does the same, says where all is kept and what goes wrong', async () => {
    await using folder = await temporaryFolder();
    const args = ['--port', '0', '--data', 'kept', '--faults', 'lost-create,late-list', '--faults', 'shuffled'];
    await using emulator = await serving(args, { cwd: folder.path, isEmulator: true });
    const said = emulator.cli.stdoutSoFar();
    expect(said).toContain(join(folder.path, 'kept'));
    expect(said).toContain('lost-create, late-list, shuffled (3 rules)');
    expect(said).toContain(`${emulator.url}/\n`);
    expect(await (await fetch(emulator.url, { headers: { accept: 'text/html' } })).text()).toContain('<!doctype html>');
    emulator.cli.interrupt();
    expect(await emulator.cli.ended).toMatchObject({ exitCode: 0, stderr: '' });
  });

  test.concurrent('--json prints one document', async () => {
    await using folder = await temporaryFolder();
    await using cli = startCli(['emulator', '--port', '0', '--json', '--faults', 'blocked'], { cwd: folder.path });
    await cli.printed('\n}\n');
    const { url, ...others } = JSON.parse(cli.stdoutSoFar());
    const env = { GOOGLE_GEMINI_BASE_URL: url, GEMINI_API_KEY: 'emulator' };
    expect(others).toEqual({ page: `${url}/`, env, dataDir: null, faults: ['blocked'] });
    expect((await fetch(`${url}/v1/files?key=any`)).status).toBe(200);
  });

  test.concurrent('--verbose prints a line for each request, without its key and with its fault', async () => {
    await using folder = await temporaryFolder();
    await folder.write('faults.yaml', 'faults:\n  - call: batches.list\n    do: {status: 503}\n');
    const args = ['--port', '0', '--verbose', '--faults', './faults.yaml'];
    await using emulator = await serving(args, { cwd: folder.path, isEmulator: true });
    await emulator.call('/v1beta/files?pageSize=5&key=my-secret');
    await emulator.call('/v1beta/batches');
    await emulator.call('/nothing');
    await emulator.cli.printed('/nothing');
    emulator.cli.interrupt();
    const lines = (await emulator.cli.ended).stderr.trimEnd().split('\n');
    const start = String.raw`^\d\d:\d\d:\d\d\.\d{3} {2}`;
    expect(lines).toEqual([
      expect.stringMatching(new RegExp(`${start}200 +\\d+ ms {2}GET /v1beta/files\\?pageSize=5$`)),
      expect.stringMatching(new RegExp(`${start}503 +\\d+ ms {2}GET /v1beta/batches {2}\\[batches\\.list: 503\\]$`)),
      expect.stringMatching(
        new RegExp(`${start}404 +\\d+ ms {2}GET /nothing {2}The requested URL was not found on this server\\.$`),
      ),
    ]);
  });

  test.concurrent('--tier, --limit and --choice hold', async () => {
    await using folder = await temporaryFolder();
    const args = [
      '--tier',
      '2',
      '--limit',
      'concurrentJobs=0',
      '--limit',
      'fileBytes=none',
      '--choice',
      'expiry=24-hours',
    ];
    await using emulator = await serving(['--port', '0', ...args], { cwd: folder.path, isEmulator: true });
    const state = await (await emulator.call('/emulator/state')).json();
    expect(state).toMatchObject({ tier: '2', limits: { concurrentJobs: 0, fileBytes: null } });
    const requests = [{ request: { contents: [{ parts: [{ text: 'Hi' }] }] } }];
    const refused = await emulator.call('/v1/models/gemini-3.5-flash-lite:batchGenerateContent', {
      method: 'POST',
      body: JSON.stringify({ batch: { inputConfig: { requests: { requests } } } }),
    });
    expect(refused.status).toBe(429);
  });

  test.concurrent('forwards to an upstream with the key of the environment, and tells nobody of it', async () => {
    await using other = await servedEmulator();
    await using folder = await temporaryFolder();
    const args = ['--port', '0', '--verbose', '--upstream', `${other.url}/v1beta`, '--upstream-format', 'gemini'];
    const env = { GEMINI_EMULATOR_UPSTREAM_KEY: 'upstream-secret' };
    await using emulator = await serving(args, { cwd: folder.path, isEmulator: true, env });
    const answer = await emulator.call('/v1beta/models/gemini-3.5-flash-lite:generateContent', {
      method: 'POST',
      body: JSON.stringify({ contents: [{ parts: [{ text: 'Hi' }] }] }),
    });
    expect(answer.status).toBe(200);
    expect(other.addresses.join()).toContain(':generateContent');
    const state = await (await emulator.call('/emulator/state')).text();
    emulator.cli.interrupt();
    const { stdout, stderr } = await emulator.cli.ended;
    expect(stdout).toContain(`Answers come from ${other.url}/v1beta`);
    expect(stdout + stderr + state).not.toMatch(/upstream-secret|my-secret/);
  });

  test.concurrent('says loudly when others may reach it, and is reached by the address it prints', async () => {
    await using folder = await temporaryFolder();
    await using emulator = await serving(['--port', '0', '--host', '0.0.0.0'], { cwd: folder.path, isEmulator: true });
    await emulator.cli.printed('WARNING: listening on 0.0.0.0');
    expect(emulator.url).toMatch(/^http:\/\/127\.0\.0\.1:/);
    expect((await emulator.call('/emulator/state')).status).toBe(200);
  });

  test.concurrent('goes on serving when the reader of its output goes away', async () => {
    await using folder = await temporaryFolder();
    await using emulator = await serving(['--port', '0', '--verbose'], { cwd: folder.path, isEmulator: true });
    emulator.cli.closeStdout();
    expect((await emulator.call('/v1/files')).status).toBe(200);
    emulator.cli.interrupt();
    expect((await emulator.cli.ended).exitCode).toBe(0);
  });
});

test.concurrent('faults ends without a word when its reader goes away (| head -1)', async () => {
  await using folder = await temporaryFolder();
  await using cli = startCli(['faults'], { cwd: folder.path, isEmulator: true });
  cli.closeStdout();
  expect(await cli.ended).toEqual({ exitCode: 0, stdout: '', stderr: '' });
});
