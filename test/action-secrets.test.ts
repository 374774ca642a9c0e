import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import {
  type ActionScene,
  actionScene,
  ownersKey,
  type SceneOptions,
  writeSuite,
} from './support/action/action-scene.ts';
import type { ActionRun } from './support/action/start-action.ts';
import { placesOfSecret } from './support/find-secret.ts';
import { pullRequestEvent } from './support/github/event-payloads.ts';

const event = pullRequestEvent('same-repository', { visibility: 'private' });

/** All places where a secret stands after a run: what was printed but for the mask, files, requests, artifacts. */
async function places(secret: string, { folder, github }: ActionScene, run: ActionRun): Promise<string[]> {
  const stdout = run.printed.replaceAll(`::add-mask::${secret}\n`, '');
  const found = await placesOfSecret(secret, folder.path, [{ exitCode: run.exitCode, stdout, stderr: '' }]);
  for (const { method, path, query, headers, bytes } of github.requests) {
    const { authorization: _, ...others } = headers;
    if (JSON.stringify([path, query, others]).includes(secret)) found.push(`address of ${method} ${path}`);
    if (holds(bytes, secret)) found.push(`body of ${method} ${path}`);
  }
  for (const { name, files } of github.artifacts) {
    for (const [path, content] of files) if (holds(content, secret)) found.push(`${path} in artifact ${name}`);
  }
  return found;
}

function holds(content: Buffer, secret: string): boolean {
  const encoded = Buffer.from(secret).toString('base64').replace(/=+$/, '').slice(0, -1);
  return [secret, encodeURIComponent(secret), encoded].some((form) => content.includes(form));
}

/** The service quotes the key in what it says, as it was seen to do. */
const quoting = (status: number): Response =>
  Response.json(
    {
      error: { code: status, message: `Consumer 'api_key:${ownersKey}' is not accepted`, status: 'PERMISSION_DENIED' },
    },
    { status },
  );

const paths: readonly (readonly [string, SceneOptions, Readonly<Record<string, string>>])[] = [
  ['success', {}, {}],
  ['gates that fail', {}, { 'min-pass-rate': '1' }],
  ['a wrong input', {}, { type: 'unheard-of' }],
  ['a suite that is not there', {}, { suite: 'nowhere.yaml' }],
  [
    'a key that is refused',
    { service: { instead: ({ url }) => (url.includes('/models/') ? quoting(403) : undefined) } },
    {},
  ],
  [
    'an upload that is refused',
    { service: { instead: ({ url }) => (url.includes('/upload/') ? quoting(403) : undefined) } },
    {},
  ],
  [
    'a creation that is refused',
    { service: { instead: ({ url }) => (url.includes(':batchGenerateContent') ? quoting(403) : undefined) } },
    {},
  ],
  ['output lines that quote it', { service: { change: quotedInOutput } }, {}],
  ['GitHub down', { github: { faults: [{ operation: 'api', failure: 'bad-credentials' }] } }, {}],
];

async function quotedInOutput(request: Request, response: Response): Promise<Response> {
  if (!request.url.includes(':download')) return response;
  const lines = (await response.text()).split('\n').filter((line) => line !== '');
  const changed = lines.map((line, index) => {
    const { key } = JSON.parse(line);
    const message = `Consumer api_key:${ownersKey} (${encodeURIComponent(ownersKey)}, ${btoa(ownersKey)}) is suspended`;
    return index % 2 === 0 ? line : JSON.stringify({ key, error: { code: 7, message } });
  });
  return new Response(changed.map((line) => `${line}\n`).join(''), { headers: response.headers });
}

describe('the key is nowhere but in the header to the service', () => {
  test.each(paths)('%s', async (_what, options, inputs) => {
    await using scene = await actionScene(options);
    await writeSuite(scene);
    const run = await scene.run({ event, inputs: { artifact: 'full', ...inputs } });
    expect(run.masked).toContain(ownersKey);
    // Before anything else is said.
    expect(run.printed.startsWith('::add-mask::')).toBe(true);
    expect(await places(ownersKey, scene, run)).toEqual([]);
    expect(await places(scene.github.token, scene, run)).toEqual([]);
  });

  test('a key from a token file', async () => {
    await using scene = await actionScene();
    await writeSuite(scene);
    const key = 'AIzaSyAnotherKey_0123456789-aBcDeFgHiJk';
    const file = await scene.folder.write('token.json', JSON.stringify({ apiKey: key }));
    const run = await scene.run({ event, inputs: { 'api-key': '', 'token-file': `../${file}`, artifact: 'full' } });
    expect(run.outputs.total).toBe('8');
    expect(run.masked).toContain(key);
    const found = await places(key, scene, run);
    expect(found).toEqual([`${scene.folder.path}/token.json`]);
    expect(JSON.parse(await readFile(`${scene.folder.path}/token.json`, 'utf8'))).toEqual({ apiKey: key });
  });

  test('a search that finds nothing can find something', async () => {
    await using scene = await actionScene();
    await writeSuite(scene);
    await scene.folder.write('workspace/data/leak.txt', btoa(`key ${ownersKey}`));
    const run = await scene.run({ event, inputs: { comment: 'false' } });
    expect(await places(ownersKey, scene, run)).toEqual([`${scene.workspace}/data/leak.txt`]);
  });

  test('cancelled', async () => {
    await using scene = await actionScene({ service: { standing: true } });
    await writeSuite(scene);
    await using action = await scene.start({ event });
    await action.printed('PENDING');
    action.cancel();
    expect(await places(ownersKey, scene, await action.ended)).toEqual([]);
  });
});

describe('a suite cannot lead out of the workspace, where the runner has its secrets', () => {
  test.each([
    ['an absolute path', '/proc/self/environ'],
    ['a path upwards', '../../outside.jsonl'],
  ])('%s', async (_what, file) => {
    await using scene = await actionScene();
    await scene.folder.writeLines('outside.jsonl', [{ id: 'a', q: '?' }]);
    await scene.folder.write('workspace/evals/gemini-batch.yaml', `dataset: {file: ${file}, prompt: '{{q}}'}\n`);
    const run = await scene.run({ event, inputs: { 'working-directory': 'evals' } });
    expect(run.exitCode).toBe(1);
    expect(run.annotations.at(-1)?.message).toContain('leads out of the workspace');
    expect(await scene.service.jobs()).toEqual([]);
  });
});
