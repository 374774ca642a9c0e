import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { expectRefusal } from './support/expect-refusal.ts';
import { runCli, startCli } from './support/run-cli.ts';
import { readReport } from './support/run-folder.ts';
import { servedEmulator } from './support/served-emulator.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

// Windows has no SIGINT that one process could send to another.
describe.skipIf(process.platform === 'win32')('emulator', () => {
  test.concurrent.for([
    { lang: 'en', says: 'Ctrl-C ends it.' },
    { lang: 'zh', says: '按 Ctrl-C 结束。' },
  ])('serves any client with the line it prints, until Ctrl-C ($lang)', async ({ lang, says }) => {
    await using folder = await temporaryFolder();
    const at = { cwd: folder.path };
    await using emulator = startCli(['emulator', '--port', '0', '--speed', '5000', '--lang', lang], at);
    await emulator.printed(says);
    const line = /^ {2}export GOOGLE_GEMINI_BASE_URL=(\S+) GEMINI_API_KEY=(\S+)$/m.exec(emulator.stdoutSoFar());
    const env = { GOOGLE_GEMINI_BASE_URL: line?.[1] ?? '', GEMINI_API_KEY: line?.[2] ?? '' };
    expect(env.GOOGLE_GEMINI_BASE_URL).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const run = await runCli(['run', '--type', 'simple', '--count', '2', '--interval', '0.05'], { ...at, env });
    expect(run.exitCode).toBe(0);
    expect((await readReport(folder.path)).run).toMatchObject({ emulated: true, baseUrl: env.GOOGLE_GEMINI_BASE_URL });
    emulator.interrupt();
    expect(await emulator.ended).toMatchObject({ exitCode: 0, stderr: '' });
    await expect(fetch(env.GOOGLE_GEMINI_BASE_URL)).rejects.toThrow();
  });
});

test.concurrent('emulator says when its port is taken: exit 2', async () => {
  await using other = await servedEmulator();
  await using folder = await temporaryFolder();
  const port = new URL(other.url).port;
  const refused = await runCli(['emulator', '--port', port], { cwd: folder.path });
  expectRefusal(refused, { exitCode: 2, says: [`Cannot listen on port ${port} of 127.0.0.1`, '--port'] });
});

test.concurrent('emulator says when its file of answers is missing: exit 2', async () => {
  await using folder = await temporaryFolder();
  await using emulator = startCli(['emulator', '--port', '0', '--answers', 'no.jsonl'], { cwd: folder.path });
  const first = await Promise.race([emulator.ended, emulator.printed('Ctrl-C').then(() => null)]);
  expect(first).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('no.jsonl" does not exist') });
});
