import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { movingEmulator } from './clients/moving-emulator.ts';
import { hasPrograms, runProgram } from './clients/run-program.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const script = (name: string): string => fileURLToPath(new URL(`./clients/${name}`, import.meta.url));

const hasCurl = hasPrograms('bash', 'curl');

test.skipIf(!hasCurl)('curl follows the documented REST steps (skipped where there is no curl)', async () => {
  await using service = await movingEmulator();
  await using folder = await temporaryFolder();
  const env = { GEMINI_API_KEY: 'any', POLL_SECONDS: '0' };
  const run = await runProgram('bash', [script('rest-steps.sh'), service.url, folder.path], env);
  expect(run).toEqual({
    exitCode: 0,
    stderr: '',
    stdout: [
      'file: BATCH_STATE_SUCCEEDED',
      'inline: BATCH_STATE_SUCCEEDED',
      'embeddings: BATCH_STATE_SUCCEEDED',
      'embeddings-inline: BATCH_STATE_SUCCEEDED',
      'cancel: BATCH_STATE_CANCELLED',
      'deleted: 404',
      'deleted-file: 403',
      '',
    ].join('\n'),
  });
  const read = async (name: string) => await readFile(join(folder.path, name), 'utf8');
  const output = (await read('responses.jsonl')).trimEnd().split('\n');
  expect(output.map((line) => JSON.parse(line).key)).toEqual(['request-1', 'request-2']);
  const { response } = JSON.parse(await read('inline-status.json'));
  const responses: { metadata: unknown }[] = response.inlinedResponses.inlinedResponses;
  expect(responses.map(({ metadata }) => metadata)).toEqual([{ key: 'request-1' }, { key: 'request-2' }]);
  const vectors = (await read('embeddings-responses.jsonl'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(vectors.map(({ key, response }) => [key, response.embedding.values.length])).toEqual([
    ['request-1', 256],
    ['request-2', 256],
  ]);
  expect(JSON.parse(await read('batches.json')).operations).toHaveLength(4);
  expect(JSON.parse(await read('cancelled.json'))).toEqual({});
  expect(JSON.parse(await read('deleted.json'))).toEqual({});
});

const hasPython = hasPrograms('python3');

test.skipIf(!hasPython)('Python calls as google-genai does (skipped where there is no Python)', async () => {
  await using service = await movingEmulator();
  const env = { GEMINI_API_KEY: 'any' };
  const run = await runProgram('python3', [script('python-steps.py'), service.url], env);
  expect(run).toMatchObject({ exitCode: 0, stderr: '' });
  expect(JSON.parse(run.stdout)).toEqual({
    upload: ['ACTIVE', 'jsonl', 'large'],
    states: ['BATCH_STATE_PENDING', 'BATCH_STATE_RUNNING', 'BATCH_STATE_SUCCEEDED'],
    keys: ['large', 'key-0', 'key-1', 'key-2'],
    metadata: ['a', 'b'],
    cancel: {},
    cancelled: ['BATCH_STATE_CANCELLED'],
    listed: true,
    files: true,
    delete: [{}, {}],
    deleted: [
      [404, 'NOT_FOUND'],
      [403, 'PERMISSION_DENIED'],
    ],
    'bad key': [400, 'INVALID_ARGUMENT'],
    'no model': [404, 'NOT_FOUND'],
    methods: true,
    embeddings: { file: { a: 128, b: 128 }, inline: [128, 128] },
  });
  // The large file takes two chunks, that of the embeddings one.
  expect(service.calls.filter((call) => call.includes('upload_id='))).toHaveLength(3);
});
