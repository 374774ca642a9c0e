import { basename } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { placesOfSecret } from './support/find-secret.ts';
import { runCli, startCli } from './support/run-cli.ts';
import { requestLine } from './support/sample-requests.ts';
import { type ServedOptions, servedEmulator } from './support/served-emulator.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const secret = 'sk-very-secret-Key_1234567890';
const run = ['run', '--type', 'simple', '--count', '2', '--interval', '0.02'];

const failure = (status: number, message: string) =>
  Response.json({ error: { code: status, message } }, { status, headers: { 'retry-after': '0' } });

describe('the key stands in no output and no file', () => {
  test.concurrent('when everything succeeds, not even in what the emulator keeps', async () => {
    await using folder = await temporaryFolder();
    await using keys = await temporaryFolder();
    await keys.write('token.json', JSON.stringify({ apiKey: secret }));
    const at = { cwd: folder.path };
    const flags = ['emulator', '--port', '0', '--speed', '5000', '--data', 'data'];
    await using emulator = startCli(flags, at);
    await emulator.printed('Ctrl-C');
    const url = /GOOGLE_GEMINI_BASE_URL=(\S+)/.exec(emulator.stdoutSoFar())?.[1] ?? '';
    const token = ['--token-file', `${keys.path}/token.json`];
    const env = { GOOGLE_GEMINI_BASE_URL: url };
    const ran = await runCli([...run, ...token, '--json'], { ...at, env });
    expect(ran.exitCode).toBe(0);
    const job = JSON.parse(ran.stdout).run.jobs[0].name;
    const others = [['monitor', job], ['results', job], ['cancel', job], ['list']];
    const runs = [];
    for (const args of others) runs.push(await runCli([...args, ...token], { ...at, env }));
    expect(runs.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0, 0]);
    emulator.interrupt();
    expect(await placesOfSecret(secret, folder.path, [ran, ...runs, await emulator.ended])).toEqual([]);
  });

  const failures: readonly {
    when: string;
    verb?: string;
    key?: string;
    exitCode: number;
    service?: ServedOptions;
  }[] = [
    { when: 'the service refuses it', key: `invalid-${secret}`, exitCode: 3 },
    { when: 'the service fails', exitCode: 3, service: { instead: () => failure(500, 'Internal error') } },
    {
      when: 'the service quotes it',
      exitCode: 3,
      service: { instead: () => failure(403, `Permission denied: Consumer 'api_key:${secret}' has been suspended.`) },
    },
    {
      when: 'the creation of the job fails and its answer quotes it',
      verb: 'create',
      exitCode: 4,
      service: {
        instead: ({ url }) =>
          url.includes(':batchGenerateContent') ? failure(500, `Failed: ?key=${secret}`) : undefined,
      },
    },
    { when: 'it cannot be sent', key: `${secret}\nand more`, exitCode: 2 },
  ];

  test.concurrent.for(failures)('when $when', async ({ verb = 'run', key = secret, exitCode, service: options }) => {
    await using service = await servedEmulator(options);
    await using folder = await temporaryFolder();
    const failed = await runCli([verb, ...run.slice(1)], {
      cwd: folder.path,
      env: { ...service.env, GEMINI_API_KEY: key },
    });
    expect(await placesOfSecret(secret, folder.path, [failed])).toEqual([]);
    expect(failed.exitCode).toBe(exitCode);
  });

  // Windows has no SIGINT that one process could send to another.
  test('when Ctrl-C ends the wait', { concurrent: true, skip: process.platform === 'win32' }, async () => {
    await using service = await servedEmulator({ standing: true });
    await using folder = await temporaryFolder();
    await using cli = startCli(run, { cwd: folder.path, env: { ...service.env, GEMINI_API_KEY: secret } });
    await cli.printed('] PENDING');
    cli.interrupt();
    const interrupted = await cli.ended;
    expect(interrupted.exitCode).toBe(130);
    expect(await placesOfSecret(secret, folder.path, [interrupted])).toEqual([]);
  });

  test.concurrent('when another key goes on with the run', async () => {
    await using service = await servedEmulator({ standing: true });
    await using folder = await temporaryFolder();
    const input = await folder.writeLines('in.jsonl', [requestLine('a')]);
    const begun = await runCli(['create', input], {
      cwd: folder.path,
      env: { ...service.env, GEMINI_API_KEY: secret },
    });
    service.release();
    const followed = await runCli(['monitor', begun.stdout.trim(), '--interval', '0.02'], {
      cwd: folder.path,
      env: service.env,
    });
    expect(followed.exitCode).toBe(0);
    expect(await placesOfSecret(secret, folder.path, [begun, followed])).toEqual([]);
  });
});

test('the search finds a key in clear, encoded, in output, in a file and in a file’s name', async () => {
  await using folder = await temporaryFolder();
  const spaced = 'a key & more';
  await folder.write('clear.txt', `x${spaced}y`);
  await folder.write('url.txt', `?key=${encodeURIComponent(spaced)}`);
  await folder.write('base64.txt', Buffer.from(`Basic u:${spaced}:`).toString('base64'));
  await folder.write(`deep/${spaced}`, 'nothing');
  await folder.write('clean.txt', 'a key');
  const output = { exitCode: 0, stdout: `${spaced}`, stderr: 'a key' };
  const places = await placesOfSecret(spaced, folder.path, [output]);
  expect(places.map((place) => basename(place)).sort()).toEqual(
    [spaced, 'base64.txt', 'clear.txt', 'stdout of command 1', 'url.txt'].sort(),
  );
});
