import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import {
  type ActionScene,
  actionScene,
  ownersKey,
  type SceneOptions,
  writeSuite,
} from './support/action/action-scene.ts';
import { placesOfSecretInScene } from './support/action/places-of-secret-in-scene.ts';
import { errorLine, faultyDownloads } from './support/faulty-downloads.ts';
import { pullRequestEvent } from './support/github/event-payloads.ts';
import type { Fault as GithubFault } from './support/github/faults.ts';
import { jobEndingAs } from './support/job-ending-as.ts';

const event = pullRequestEvent('same-repository', { visibility: 'private' });

const quote = `Consumer 'api_key:${ownersKey}' (${encodeURIComponent(ownersKey)}, ${btoa(`a${ownersKey}`)}) is suspended`;

/** The service quotes the key in what it says, as it was seen to do. */
const quotingAt = (part: string): SceneOptions => ({
  service: {
    instead: ({ url }) => {
      const error = { code: 403, message: quote, status: 'PERMISSION_DENIED' };
      return url.includes(part) ? Response.json({ error }, { status: 403 }) : undefined;
    },
  },
});

const quotedInOutput = faultyDownloads((line, _attempt, index) =>
  index % 2 === 0 ? line : errorLine(line.key, 7, quote),
);

const githubFailing = (operation: GithubFault['operation'], failure: GithubFault['failure']): SceneOptions => ({
  github: { faults: [{ operation, failure }] },
});

/** Each way that a run can go, and the verdict that shows that it went so. */
const paths: readonly (readonly [string, string, SceneOptions, Readonly<Record<string, string>>])[] = [
  ['success', 'pass', {}, {}],
  ['gates that fail', 'fail', {}, { 'min-pass-rate': '1' }],
  ['a wrong input', 'error', {}, { type: 'unheard-of' }],
  ['the key in a wrong place', 'error', {}, { type: ownersKey, lang: ownersKey }],
  ['a suite that is not there', 'error', {}, { suite: 'nowhere.yaml' }],
  ['a key that is refused', 'error', quotingAt('/models/'), {}],
  ['an upload that is refused', 'error', quotingAt('/upload/'), {}],
  ['a creation that is refused', 'error', quotingAt(':batchGenerateContent'), {}],
  ['a job that cannot be looked at', 'error', quotingAt('/batches/'), {}],
  [
    'a job that failed and quotes it',
    'fail',
    { service: { change: jobEndingAs('FAILED', { code: 7, message: quote }) } },
    {},
  ],
  ['a download that is refused', 'error', quotingAt(':download'), {}],
  ['output lines that quote it', 'fail', { service: { change: quotedInOutput } }, {}],
  ['the time is up', 'error', { service: { standing: true } }, { timeout: '0.02' }],
  ['GitHub down', 'pass', githubFailing('api', 'bad-credentials'), {}],
  ['an artifact that is refused', 'pass', githubFailing('artifacts/create', 'quota'), {}],
  ['an artifact whose upload is refused', 'pass', githubFailing('artifacts/upload', 'forbidden'), {}],
];

describe('the key is nowhere but in the header to the service', () => {
  test.each(paths)('%s', async (_what, verdict, options, inputs) => {
    await using scene = await actionScene(options);
    await writeSuite(scene);
    const gates = { 'min-success-rate': '0.9', 'min-pass-rate': '0' };
    const run = await scene.run({ event, inputs: { artifact: 'full', ...gates, ...inputs } });
    expect(run.outputs.verdict).toBe(verdict);
    expect(run.masked).toContain(ownersKey);
    // Before anything else is said.
    expect(run.printed.startsWith('::add-mask::')).toBe(true);
    expect(await placesOfSecretInScene(ownersKey, scene, run)).toEqual([]);
    expect(await placesOfSecretInScene(scene.github.token, scene, run)).toEqual([]);
  });

  test('a key from a token file', async () => {
    await using scene = await actionScene();
    await writeSuite(scene);
    const key = 'AIzaSyAnotherKey_0123456789-aBcDeFgHiJk';
    const file = await scene.folder.write('token.json', JSON.stringify({ apiKey: key }));
    const run = await scene.run({ event, inputs: { 'api-key': '', 'token-file': `../${file}`, artifact: 'full' } });
    expect(run.outputs.total).toBe('8');
    expect(run.masked).toContain(key);
    const found = await placesOfSecretInScene(key, scene, run);
    expect(found).toEqual([join(scene.folder.path, 'token.json')]);
    expect(JSON.parse(await readFile(join(scene.folder.path, 'token.json'), 'utf8'))).toEqual({ apiKey: key });
  });

  test('a search that finds nothing can find something, wherever it stands', async () => {
    await using scene = await actionScene();
    const planted = 'a planted secret';
    const encoded = btoa(`key ${planted}!`);
    await scene.folder.writeLines('workspace/data.jsonl', [{ id: encoded, question: '?' }]);
    await scene.folder.write(
      'workspace/gemini-batch.yaml',
      "dataset: {file: data.jsonl, prompt: '{{question}}'}\nchecks: [{contains: nothing of this kind}]\n",
    );
    const run = await scene.run({ event, inputs: { 'min-pass-rate': '0', model: 'gemini-2.5-flash' } });
    const found = await placesOfSecretInScene(planted, scene, run);
    const folder = join(scene.workspace, 'output', 'runs', run.outputs['run-id'] ?? '');
    expect(found).toEqual(
      expect.arrayContaining([
        'stdout of command 1',
        'body of issues/update-comment',
        'results.jsonl in the artifact',
        'report.md in the artifact',
        join(folder, 'requests.jsonl'),
        join(`${scene.workspace}-runner`, 'summary.md'),
      ]),
    );
    const addressed = await placesOfSecretInScene('gemini-2.5-flash', scene, run);
    expect(addressed.some((place) => place.startsWith('address of the service'))).toBe(true);
  });

  // Windows has no SIGINT that one process could send to another.
  test.skipIf(process.platform === 'win32')('cancelled', async () => {
    await using scene = await actionScene({ service: { standing: true } });
    await writeSuite(scene);
    await using action = await scene.start({ event, inputs: { artifact: 'full' } });
    await action.printed('PENDING');
    action.cancel();
    const run = await action.ended;
    expect(run.outputs.verdict).toBe('error');
    expect(await placesOfSecretInScene(ownersKey, scene, run)).toEqual([]);
  });
});

describe('a suite cannot lead out of the workspace, where the runner has its secrets', () => {
  test.each([
    ['an absolute path', ({ folder }: ActionScene) => join(folder.path, 'outside.jsonl')],
    ['a path upwards', () => '../../outside.jsonl'],
  ])('%s', async (_what, pathIn) => {
    await using scene = await actionScene();
    await scene.folder.writeLines('outside.jsonl', [{ id: 'a', q: '?' }]);
    const suite = { dataset: { file: pathIn(scene), prompt: '{{q}}' } };
    await scene.folder.write('workspace/evals/gemini-batch.yaml', JSON.stringify(suite));
    const run = await scene.run({ event, inputs: { 'working-directory': 'evals' } });
    expect(run.exitCode).toBe(1);
    expect(run.annotations.at(-1)?.message).toContain('leads out of the workspace');
    expect(await scene.service.jobs()).toEqual([]);
  });

  test('in its baseline', async () => {
    await using scene = await actionScene();
    await scene.folder.writeLines('outside.jsonl', []);
    const suite = { generate: { type: 'simple', count: 2 }, baseline: '../outside.jsonl' };
    await scene.folder.write('workspace/gemini-batch.yaml', JSON.stringify(suite));
    const run = await scene.run({ event });
    expect(run.exitCode).toBe(1);
    expect(run.annotations.at(-1)?.message).toContain('leads out of the workspace');
    expect(await scene.service.jobs()).toEqual([]);
  });
});
