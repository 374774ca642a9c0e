import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { actionScene, ownersKey, recordedAnswers, writeSuite } from './support/action/action-scene.ts';
import { pullRequestEvent } from './support/github/event-payloads.ts';

const event = pullRequestEvent('same-repository');

test('a pull request gets one comment: in progress first, then the report', async () => {
  await using scene = await actionScene({ service: { answers: recordedAnswers } });
  await writeSuite(scene);
  const run = await scene.run({ event, inputs: { 'min-pass-rate': '0.7' } });
  expect(run.exitCode).toBe(0);
  const written = scene.github.requests.filter(({ method }) => method === 'POST' || method === 'PATCH');
  const bodies = written.flatMap(({ body }) => commentBody(body));
  expect(bodies).toHaveLength(4);
  expect(bodies[0]).toContain('### ⏳ Batch test `arithmetic` is running');
  expect(bodies[0]).toContain('nothing has been sent yet');
  expect(bodies[1]).toContain('Requests: 8. Model: `gemini-3.5-flash-lite`.');
  expect(bodies[2]).toMatch(/Job at the service:\n\n- `batches\/\w+`/);
  const [comment, ...others] = scene.github.comments();
  expect(others).toEqual([]);
  expect(comment?.body).toBe(bodies[3]);
  expect(comment?.body.split('\n')[0]).toMatch(/^<!-- gemini-batch-test [0-9a-f]{16} 1001\.1 -->$/);
  expect(comment?.body.split('\n')[1]).toMatch(/^### ✅ .*`arithmetic`.*8\/8.*6\/8/);
  expect(comment?.body).toContain('/commit/1111111111111111111111111111111111111111');
  expect(run.outputs['comment-url']).toMatch(/\/octo-org\/prompts\/pull\/7#issuecomment-\d+$/);
  expect(scene.github.violations).toEqual([]);
});

/** The text of a comment in what was sent. */
function commentBody(sent: unknown): string[] {
  return typeof sent === 'object' && sent !== null && 'body' in sent && typeof sent.body === 'string'
    ? [sent.body]
    : [];
}

test('the next run updates the comment that it finds on a later page', async () => {
  await using scene = await actionScene();
  await scene.run({ event, inputs: { type: 'simple' } });
  const [own] = scene.github.comments();
  await using other = await actionScene();
  other.github.seedComments(Array.from({ length: 170 }, (_, index) => ({ body: `Looks good ${index}` })));
  other.github.seedComments([{ body: own?.body ?? '', login: 'github-actions[bot]' }]);
  const run = await other.run({ event, inputs: { type: 'simple' }, env: { GITHUB_RUN_ID: '1002' } });
  expect(run.exitCode).toBe(0);
  expect(other.github.comments()).toHaveLength(171);
  expect(other.github.comments()[170]?.body).toContain(' 1002.1 -->');
  expect(other.github.violations).toEqual([]);
});

test.each<[string, Readonly<Record<string, string>>, string]>([
  ['a wrong input', { 'min-pass-rate': '2' }, 'min-pass-rate "2" is not valid'],
  ['a missing key', { 'api-key': '' }, 'secrets.GEMINI_API_KEY'],
  ['a folder that is not there', { 'working-directory': 'nowhere' }, 'There is no folder "nowhere"'],
  ['a suite that is not there', { suite: 'nowhere.yaml' }, 'nowhere.yaml'],
])('what cannot run does not leave the comment green: %s', async (_what, wrong, says) => {
  const usual = { suite: '', type: '', 'working-directory': '.', ...wrong };
  const right = { ...usual, ...('min-pass-rate' in wrong ? { 'min-pass-rate': '0' } : {}), 'api-key': ownersKey };
  await using scene = await actionScene();
  for (const folder of ['workspace', 'workspace/nowhere']) await writeSuite(scene, '', folder);
  await scene.folder.write('workspace/nowhere.yaml', 'generate: {type: simple}\n');
  await scene.run({ event, inputs: right });
  const green = scene.github.comments()[0]?.body;
  await rm(join(scene.workspace, 'nowhere'), { recursive: true });
  await rm(join(scene.workspace, 'nowhere.yaml'));
  const run = await scene.run({ event, inputs: usual, env: { GITHUB_RUN_ID: '1002' } });
  expect(green).toContain('### ✅');
  expect(run.exitCode).toBe(1);
  const [comment, ...others] = scene.github.comments();
  expect(others).toEqual([]);
  expect(comment?.body).toMatch(/^<!-- .* 1002\.1 -->\n### ❌ /);
  expect(comment?.body).toContain(says);
  expect(run.outputs['comment-url']).toContain(`#issuecomment-${comment?.id}`);
});

test('each suite has a comment of its own', async () => {
  await using scene = await actionScene();
  await writeSuite(scene);
  await scene.run({ event });
  await scene.run({ event, inputs: { type: 'simple' } });
  expect(scene.github.comments()).toHaveLength(2);
});

test('a comment that somebody else wrote with our marker is left alone', async () => {
  await using scene = await actionScene();
  await scene.run({ event, inputs: { type: 'simple' } });
  const forged = `${scene.github.comments()[0]?.body.split('\n')[0]}\n### ✅ passed`;
  await using other = await actionScene();
  other.github.seedComments([{ body: forged, login: 'mallory' }]);
  await other.run({ event, inputs: { type: 'simple' } });
  const [theirs, own, ...rest] = other.github.comments();
  expect(theirs?.body).toBe(forged);
  expect(own?.user.login).toBe('github-actions[bot]');
  expect(rest).toEqual([]);
});

test('a marker further down in a comment of ours is a quotation', async () => {
  await using scene = await actionScene();
  await scene.run({ event, inputs: { type: 'simple' } });
  const quoted = `Earlier:\n${scene.github.comments()[0]?.body}`;
  await using other = await actionScene();
  other.github.seedComments([{ body: quoted, login: 'github-actions[bot]' }]);
  await other.run({ event, inputs: { type: 'simple' } });
  expect(other.github.comments().map(({ body }) => body === quoted)).toEqual([true, false]);
});

test('the comment of a newer run is not overwritten by an older one that ends later', async () => {
  await using scene = await actionScene();
  await scene.run({ event, inputs: { type: 'simple' }, env: { GITHUB_RUN_ID: '2000' } });
  const newer = scene.github.comments()[0]?.body;
  const run = await scene.run({ event, inputs: { type: 'simple' }, env: { GITHUB_RUN_ID: '1999' } });
  expect(run.exitCode).toBe(0);
  expect(scene.github.comments().map(({ body }) => body)).toEqual([newer]);
  expect(run.annotations.map(({ message }) => message)).toContain(
    'A newer run has written the comment: it is left as it is',
  );
  expect(run.outputs['comment-url']).toBe('');
});

test('a comment that was deleted in between is written anew', async () => {
  await using scene = await actionScene({ service: { standing: true } });
  await using action = await scene.start({ event, inputs: { type: 'simple' } });
  await action.printed('PENDING');
  for (const { id } of scene.github.comments()) scene.github.deleteComment(id);
  scene.service.release();
  expect((await action.ended).exitCode).toBe(0);
  expect(scene.github.comments().map(({ body }) => body)).toEqual([expect.stringContaining('### ✅')]);
});

test('without the wish for a comment, GitHub is not asked for anything', async () => {
  await using scene = await actionScene();
  const run = await scene.run({ event, inputs: { type: 'simple', comment: 'false', artifact: 'none' } });
  expect(run.exitCode).toBe(0);
  expect(scene.github.requests).toEqual([]);
  expect(run.summary).toContain('### ✅');
});

test('everything in Chinese', async () => {
  await using scene = await actionScene({ service: { answers: recordedAnswers } });
  await writeSuite(scene);
  const run = await scene.run({ event, inputs: { lang: 'zh', 'min-pass-rate': '0.9' } });
  expect(run.exitCode).toBe(1);
  expect(scene.github.comments()[0]?.body).toMatch(/### ❌ .*未通过/);
  const said = run.annotations.map(({ message }) => message).join('\n');
  expect(said).toContain('没有通过检查：number');
  expect(said).toContain('未通过：8 个请求中 8 个成功');
});
