import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { actionScene, ownersKey, type SceneOptions } from './support/action/action-scene.ts';
import { placesOfSecretInScene } from './support/action/places-of-secret-in-scene.ts';
import { pullRequestEvent } from './support/github/event-payloads.ts';

const event = pullRequestEvent('same-repository', { visibility: 'private' });
const inputs = { type: 'simple', count: '3', artifact: 'full' };

describe('the token file in the workspace', () => {
  const key = 'AIzaSyAnotherKey_0123456789-aBcDeFgHiJk';
  const fromFile = { 'api-key': '', 'token-file': 'config/token.json', artifact: 'full' };

  const datasetOf = (file: string) => JSON.stringify({ dataset: { file, prompt: 'say {{apiKey}}' } });

  // Windows lets not everybody make a link.
  const links = process.platform === 'win32' ? [] : [['by a link', datasetOf('link.jsonl'), {}] as const];

  test.each<readonly [string, string, Readonly<Record<string, string>>]>([
    ['as dataset', datasetOf('config/token.json'), {}],
    ['by a longer way', datasetOf('./data/../config/token.json'), {}],
    ['as requests', JSON.stringify({ requests: 'config/token.json' }), {}],
    ...links,
    [
      'as answers of the emulator',
      'generate: {type: simple}\n',
      { 'emulator-answers': 'config/token.json', emulator: 'true' },
    ],
    [
      'as answers of an emulator that is not needed',
      'generate: {type: simple}\n',
      { 'emulator-answers': 'config/token.json', emulator: 'when-no-key' },
    ],
    ['as the suite', '', { suite: 'config/token.json' }],
  ])('is not sent %s, and its key is nowhere', async (what, suite, more) => {
    await using scene = await actionScene();
    await scene.folder.write('workspace/config/token.json', `${JSON.stringify({ apiKey: key })}\n`);
    await scene.folder.write('workspace/data/other.jsonl', '{}\n');
    if (what === 'by a link') await symlink('config/token.json', join(scene.workspace, 'link.jsonl'));
    if (suite !== '') await scene.folder.write('workspace/gemini-batch.yaml', suite);
    const run = await scene.run({ event, inputs: { ...fromFile, ...more } });
    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ verdict: 'error', jobs: '[]' });
    if (what !== 'as the suite') expect(run.annotations.at(-1)?.message).toContain('the file with the API key');
    expect(scene.service.addresses).toEqual([]);
    const tokenFile = join(scene.workspace, 'config', 'token.json');
    expect(await placesOfSecretInScene(key, scene, run)).toEqual([tokenFile]);
  });
});

/** As JSON may write any text. */
const escaped = [...ownersKey].map((char) => `\\u00${char.charCodeAt(0).toString(16)}`).join('');
const upperHex = Buffer.from(ownersKey).toString('hex').toUpperCase();

const refusing = (part: string, message: string): SceneOptions => ({
  service: {
    instead: ({ url }) =>
      url.includes(part)
        ? new Response(`{"error": {"code": 403, "message": "${message}", "status": "PERMISSION_DENIED"}}`, {
            status: 403,
            headers: { 'content-type': 'application/json' },
          })
        : undefined,
  },
});

/** Gives text that the service answers to some calls with another text in its place. */
const changing = (part: string, change: (text: string) => string): SceneOptions => ({
  service: {
    change: async ({ url }, response) =>
      url.includes(part) ? new Response(change(await response.text()), { headers: response.headers }) : response,
  },
});

const failedLines = (message: string) => (text: string) =>
  text.replace(
    /.+/g,
    (line) => `{"key": ${JSON.stringify(JSON.parse(line).key)}, "error": {"code": 7, "message": "${message}"}}`,
  );

const longBefore = 'x'.repeat(185);

describe('the key that the service gives back', () => {
  test.each<[string, string, SceneOptions]>([
    [
      'in the name of a job',
      'fail',
      changing(':batchGenerateContent', (text) => text.replaceAll(/batches\/\w+/g, `batches/x${ownersKey}`)),
    ],
    ['in lines, in escapes', 'fail', changing(':download', failedLines(`key ${escaped} is suspended`))],
    ['in lines, in escapes, where a line is cut', 'fail', changing(':download', failedLines(longBefore + escaped))],
    ['in lines, in capital hexadecimal digits', 'fail', changing(':download', failedLines(`key ${upperHex}`))],
    ['in a refusal, in escapes', 'error', refusing(':batchGenerateContent', `key ${escaped}`)],
    ['in a refusal, in escapes, where a line is cut', 'error', refusing('/models/', longBefore + escaped)],
    ['in a refusal, in capital hexadecimal digits', 'error', refusing('/models/', `key ${upperHex} is suspended`)],
  ])('%s is nowhere', async (_what, verdict, options) => {
    await using scene = await actionScene(options);
    const run = await scene.run({ event, inputs });
    expect(run.outputs.verdict).toBe(verdict);
    expect(run.exitCode).toBe(1);
    expect(await placesOfSecretInScene(ownersKey, scene, run)).toEqual([]);
    const shown = [
      run.log,
      run.summary,
      ...Object.values(run.outputs),
      ...run.annotations.map(({ message }) => message),
    ];
    shown.push(...scene.github.comments().map(({ body }) => body));
    for (const part of [upperHex, escaped, ownersKey.slice(0, 20), upperHex.slice(0, 40)]) {
      expect(shown.filter((text) => text.includes(part))).toEqual([]);
    }
    expect(shown.join('\n')).toContain('[API key]');
  });
});

test('the key in artifact-name is in no name that GitHub is told', async () => {
  await using scene = await actionScene();
  const run = await scene.run({ event, inputs: { ...inputs, 'artifact-name': `run-${ownersKey}` } });
  expect(run.outputs.verdict).toBe('pass');
  expect(scene.github.artifacts.map(({ name }) => name)).toEqual(['run-[API key]']);
  expect(await placesOfSecretInScene(ownersKey, scene, run)).toEqual([]);
});

describe('a password in GOOGLE_GEMINI_BASE_URL is refused and nowhere', () => {
  const password = 'S3cretPassw0rd-of-a-gateway';

  test.each([
    `http://user:${password}@HOST/`,
    `http://${password}@HOST/`,
    `http://:${password}@HOST/`,
    `ftp://user:${password}@HOST/`,
    `user:${password}@HOST`,
  ])('%s', async (address) => {
    await using scene = await actionScene();
    const GOOGLE_GEMINI_BASE_URL = address.replace('HOST', new URL(scene.service.url).host);
    const run = await scene.run({ event, inputs, env: { GOOGLE_GEMINI_BASE_URL } });
    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ verdict: 'error', jobs: '[]' });
    expect(run.annotations.at(-1)?.message).toContain('…@');
    expect(scene.service.addresses).toEqual([]);
    expect(await placesOfSecretInScene(password, scene, run)).toEqual([]);
  });
});

test('the search looks at the names of artifacts', async () => {
  await using scene = await actionScene();
  const run = await scene.run({ event, inputs: { ...inputs, 'artifact-name': 'a-planted-secret' } });
  expect(await placesOfSecretInScene('a-planted-secret', scene, run)).toContain('name of the artifact');
});
