import { mkdirSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type ActionScene, actionScene, type SceneOptions } from './support/action/action-scene.ts';
import type { ActionRun } from './support/action/start-action.ts';
import { errorLine, faultyDownloads } from './support/faulty-downloads.ts';
import { pullRequestEvent, type SampleEvent } from './support/github/event-payloads.ts';

const event = pullRequestEvent('same-repository');
let declared: string[] = [];

beforeAll(async () => {
  const action = await readFile(new URL('../action.yml', import.meta.url), 'utf8');
  declared = Object.keys(parse(action).outputs).sort();
});

interface Way {
  readonly scene?: SceneOptions;
  readonly event?: SampleEvent;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly verdict: string;
  readonly exitCode: number;
  /** The sign that the comment begins with; null: there is none. */
  readonly comment: string | null;
}

const refused = () =>
  Response.json({ error: { code: 400, message: 'No.', status: 'INVALID_ARGUMENT' } }, { status: 400 });
const noUpload: SceneOptions = {
  service: { instead: ({ url }) => (url.includes('/upload/') ? refused() : undefined) },
};
const failing: SceneOptions = { service: { change: faultyDownloads(({ key }) => errorLine(key, 3)) } };
const standing: SceneOptions = { service: { standing: true } };

test.each<[string, Way]>([
  ['passed', { verdict: 'pass', exitCode: 0, comment: '✅' }],
  ['failed', { scene: failing, verdict: 'fail', exitCode: 1, comment: '❌' }],
  ['inconclusive', { inputs: { 'min-pass-rate': '0.5' }, verdict: 'inconclusive', exitCode: 0, comment: '⚠️' }],
  [
    'skipped',
    { event: pullRequestEvent('fork'), inputs: { 'api-key': '' }, verdict: 'skipped', exitCode: 0, comment: null },
  ],
  ['the time was up', { scene: standing, inputs: { timeout: '0.02' }, verdict: 'error', exitCode: 1, comment: '⏹️' }],
  ['a wrong input', { inputs: { lang: 'fr' }, verdict: 'error', exitCode: 1, comment: '❌' }],
  ['no key', { inputs: { 'api-key': '' }, verdict: 'error', exitCode: 1, comment: '❌' }],
  ['refused by the service', { scene: noUpload, verdict: 'error', exitCode: 1, comment: '❌' }],
  ['too dear', { inputs: { 'max-cost-usd': '0' }, verdict: 'error', exitCode: 1, comment: '❌' }],
  ['no place for a comment', { inputs: { comment: 'false' }, verdict: 'pass', exitCode: 0, comment: null }],
  ['no workflow', { env: { GITHUB_REPOSITORY: '' }, verdict: 'error', exitCode: 1, comment: null }],
  ['no workspace', { env: { GITHUB_WORKSPACE: '/nowhere' }, verdict: 'error', exitCode: 1, comment: null }],
])('all outputs are set, and nothing contradicts them: %s', async (_what, way) => {
  await using scene = await actionScene(way.scene);
  const { inputs, env = {} } = way;
  const run = await scene.run({ event: way.event ?? event, inputs: { type: 'simple', count: '2', ...inputs }, env });
  expectTold(scene, run, way);
});

function expectTold({ github }: ActionScene, run: ActionRun, { verdict, exitCode, comment }: Way): void {
  expect(Object.keys(run.outputs).sort()).toEqual(declared);
  expect(run.outputs.verdict).toBe(verdict);
  expect(run.exitCode).toBe(exitCode);
  expect(run.annotations.some(({ level }) => level === 'error')).toBe(exitCode !== 0);
  const found = github.comments().map(({ body }) => /^### (\S+)/m.exec(body)?.[1]);
  expect(found).toEqual(comment === null ? [] : [comment]);
  expect(run.outputs['comment-url'] !== '').toBe(comment !== null);
}

test('a report.md that cannot be written is one warning; the rest is told all the same', async () => {
  const blocked: SceneOptions = { service: { change: (request, response) => blocking(request, response) } };
  await using scene = await actionScene(blocked);
  /** Where report.md would stand there is a folder from now on. */
  function blocking({ url }: Request, response: Response): Response {
    if (!url.includes(':download')) return response;
    const runs = join(scene.workspace, 'output', 'runs');
    for (const run of readdirSync(runs)) mkdirSync(join(runs, run, 'report.md'), { recursive: true });
    return response;
  }
  const run = await scene.run({ event, inputs: { type: 'simple', count: '2' } });
  expectTold(scene, run, { verdict: 'pass', exitCode: 0, comment: '✅' });
  expect(run.outputs['report-md']).toBe('');
  expect(run.summary).toMatch(/^### ✅ /);
  expect(run.annotations.map(({ level }) => level)).toEqual(['warning']);
  expect(run.annotations[0]?.message).toContain('report.md');
});
