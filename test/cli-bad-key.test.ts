import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { expectRefusal } from './support/expect-refusal.ts';
import { quickEmulator, runCli } from './support/run-cli.ts';
import { runFolder, runFolders } from './support/run-folder.ts';
import { servedEmulator } from './support/served-emulator.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const template = fileURLToPath(new URL('../config/tokens/example.json', import.meta.url));
const run = ['run', '--type', 'simple', '--count', '2'];

describe('no key', () => {
  test.concurrent.for([
    { args: run },
    { args: ['create', 'input.jsonl'] },
    { args: ['monitor', 'batches/some-job'] },
    { args: ['list'] },
  ])('$args.0 exits 2 and says where a key may stand', async ({ args }) => {
    await using folder = await temporaryFolder();
    const refused = await runCli(args, { cwd: folder.path, env: { GEMINI_API_KEY: ' ' } });
    const says = ['No API key was given', 'GEMINI_API_KEY', '--token-file', '--emulator', 'aistudio.google.com/apikey'];
    expectRefusal(refused, { exitCode: 2, says });
    expect(await readdir(folder.path)).toEqual([]);
  });
});

describe('a token file exits 2 and is named when it', () => {
  test.concurrent.for([
    { is: 'is missing', file: 'nowhere.json', content: null, says: '"nowhere.json" does not exist' },
    { is: 'is a folder', file: '.', content: null, says: '"." does not exist or cannot be read' },
    { is: 'is empty', file: 'token.json', content: '', says: '"token.json" is empty' },
    { is: 'is blank', file: 'token.json', content: ' \n', says: '"token.json" is empty' },
    { is: 'is not JSON', file: 'token.json', content: 'AIza-not-json', says: '"token.json" is not valid JSON' },
    { is: 'holds a text', file: 'token.json', content: '"AIza-text"', says: '"token.json" has no "apiKey"' },
    { is: 'has no key', file: 'token.json', content: '{"key":"AIza-other"}', says: '"token.json" has no "apiKey"' },
    { is: 'has an empty key', file: 'token.json', content: '{"apiKey":" "}', says: '"token.json" has no "apiKey"' },
    { is: 'has a number', file: 'token.json', content: '{"apiKey":7}', says: '"token.json" has no "apiKey"' },
    { is: 'is the template unchanged', file: template, content: null, says: 'still the template' },
  ])('$is', async ({ file, content, says }) => {
    await using folder = await temporaryFolder();
    if (content !== null) await folder.write(file, content);
    const env = { GEMINI_API_KEY: 'a-key-that-is-not-asked-for' };
    const refused = await runCli([...run, '--token-file', file], { cwd: folder.path, env });
    expectRefusal(refused, { exitCode: 2, says: [says, '{"apiKey": "…"}'] });
    expect(refused.stderr).not.toContain('AIza');
    expect(await readdir(folder.path)).toEqual(content === null ? [] : [file]);
  });
});

describe('a key that the service refuses exits 3, says so and leaves nothing behind', () => {
  test.concurrent.for([
    { args: [...run, '--token-file', 'token.json'], key: 'a-key' },
    { args: run, key: 'invalid-key' },
    { args: ['list'], key: 'invalid-key' },
    { args: ['results', 'batches/some-job'], key: 'invalid-key' },
  ])('$args', async ({ args, key }) => {
    await using service = await servedEmulator();
    await using folder = await temporaryFolder();
    await folder.write('token.json', '{"apiKey":"invalid-key"}');
    const env = { ...service.env, GEMINI_API_KEY: key };
    const refused = await runCli(args, { cwd: folder.path, env });
    expectRefusal(refused, { exitCode: 3, says: ['The service refused the API key: API key not valid', 'apikey'] });
    expect(await runFolders(folder.path)).toEqual([]);
    expect(await service.fileCount()).toBe(0);
  });
});

test.concurrent('a key with a character that no key has exits 2 or 3 and says that the key is wrong, not the network', async () => {
  await using service = await servedEmulator();
  await using folder = await temporaryFolder();
  const env = { ...service.env, GEMINI_API_KEY: 'a-key\u200bcopied-from-a-page' };
  const refused = await runCli(run, { cwd: folder.path, env });
  expect(refused.stderr).not.toContain('Cannot reach');
  expect(refused.stderr).toMatch(/key/i);
  expect([2, 3]).toContain(refused.exitCode);
});

test.concurrent('a token file with a byte order mark, as Windows editors write it, is read', async () => {
  await using service = await servedEmulator();
  await using folder = await temporaryFolder();
  await folder.write('token.json', '\ufeff{"apiKey":"a-key"}\r\n');
  const env = { GOOGLE_GEMINI_BASE_URL: service.url };
  const { exitCode } = await runCli(['list', '--token-file', 'token.json'], { cwd: folder.path, env });
  expect(exitCode).toBe(0);
});

describe('the folder of a run that names a strange address', () => {
  test.concurrent.for(['monitor', 'results', 'resume', 'retry', 'cancel', 'clean'])(
    'gets no key: %s exits 2 and asks nobody',
    async (verb) => {
      await using folder = await temporaryFolder();
      await runCli(['run', '--type', 'simple', '--count', '1', ...quickEmulator], { cwd: folder.path });
      const path = await runFolder(folder.path);
      const record: object = JSON.parse(await readFile(join(path, 'run.json'), 'utf8'));
      const foreign = { ...record, backend: 'gemini', emulator: null, baseUrl: 'https://generativelanguage.test' };
      await writeFile(join(path, 'run.json'), JSON.stringify(foreign));
      const refused = await runCli([verb, path], { cwd: folder.path, env: { GEMINI_API_KEY: 'a-key-of-the-user' } });
      const says = ['"https://generativelanguage.test"', 'GOOGLE_GEMINI_BASE_URL'];
      expectRefusal(refused, { exitCode: 2, says });
    },
  );
});
