import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hasCode, isGeminiBatchError } from '../errors/gemini-batch-error.ts';
import { describeError } from '../locales/describe-error.ts';
import { langs } from '../locales/lang.ts';
import { nodeFiles } from '../platform/node-files.ts';
import { readTokenFile } from './read-token-file.ts';

const secret = 'AIza-not-a-real-key-0123456789';
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'token-file-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(content: string | Uint8Array): Promise<string> {
  const file = join(folder, 'token.json');
  await writeFile(file, content);
  return readTokenFile(file, nodeFiles);
}

test.each([
  ['as the template has it', `{\n  "apiKey": "${secret}"\n}\n`],
  ['with white space around it', `{"apiKey": "  ${secret}\\n"}`],
  ['beside other fields', `{"project": "x", "apiKey": "${secret}"}`],
  ['after a byte order mark, as editors on Windows write it', `\uFEFF{"apiKey": "${secret}"}`],
])('readTokenFile reads the key %s', async (_, content) => {
  expect(await read(content)).toBe(secret);
});

test.each([
  ['token-file-empty', ''],
  ['token-file-empty', ' \n'],
  ['token-file-not-json', secret],
  ['token-file-not-json', `{"apiKey": "${secret}"`],
  ['token-file-not-json', `{'apiKey': '${secret}'}`],
  ['token-file-no-key', `"${secret}"`],
  ['token-file-no-key', `["${secret}"]`],
  ['token-file-no-key', `{"apikey": "${secret}"}`],
  ['token-file-no-key', `{"apiKey": ["${secret}"]}`],
  ['token-file-no-key', `{"apiKey": "", "old": "${secret}"}`],
  ['token-file-no-key', '{"apiKey": " "}'],
  ['token-file-no-key', '{"apiKey": null}'],
  ['token-file-no-key', '{"apiKey": "YOUR_API_KEY"}'],
  ['token-file-no-key', 'null'],
] as const)('readTokenFile: %s for the content %j, of which the error says nothing', async (code, content) => {
  const error: unknown = await read(content).catch((caught: unknown) => caught);
  expect(hasCode(error, code)).toBe(true);
  if (!isGeminiBatchError(error)) return;
  const words = langs.map((lang) => Object.values(describeError(error, lang)).join(' '));
  const everything = [inspect(error, { depth: null, showHidden: true }), error.stack, ...words].join('\n');
  expect(everything).toContain('token.json');
  expect(everything).not.toContain(secret);
});

test('readTokenFile: the template of this repository holds no key yet', async () => {
  const template = join(import.meta.dirname, '../../../../config/tokens/example.json');
  await expect(readTokenFile(template, nodeFiles)).rejects.toMatchObject({ code: 'token-file-no-key' });
});

test('readTokenFile: a file that is not there and a folder cannot be read', async () => {
  const absent = join(folder, 'absent.json');
  await expect(readTokenFile(absent, nodeFiles)).rejects.toMatchObject({
    code: 'token-file-missing',
    details: { file: absent },
  });
  await expect(readTokenFile(folder, nodeFiles)).rejects.toMatchObject({ code: 'token-file-missing' });
});
