import { expect, test } from 'vitest';
import { actionScene } from './support/action/action-scene.ts';
import { errorLine, faultyDownloads } from './support/faulty-downloads.ts';
import { elementsOf, renderGfm } from './support/gfm.ts';
import { pullRequestEvent } from './support/github/event-payloads.ts';

const numbers = Array.from({ length: 300 }, (_, index) => index);
const message = (key: string) =>
  `What is wrong with ${key} is said at some length, ${'and then once more, '.repeat(20)}`;
/** As much of it as any report shows. */
const begun = (key: string) => `What is wrong with ${key} is said at some length`;

test('a comment that is too large sheds detail and points to the summary, which has all of it', async () => {
  const change = faultyDownloads(({ key }) => errorLine(key, 3, message(key)));
  await using scene = await actionScene({ service: { change } });
  const keys = numbers.map((number) => `request-${number}-报告`);
  await scene.folder.writeLines(
    'workspace/q.jsonl',
    keys.map((id) => ({ id, q: '?' })),
  );
  await scene.folder.write('workspace/gemini-batch.yaml', "dataset: {file: q.jsonl, prompt: '{{q}}'}\n");
  const run = await scene.run({ event: pullRequestEvent('same-repository') });
  const body = scene.github.comments()[0]?.body ?? '';

  expect(run.outputs).toMatchObject({ verdict: 'fail', failed: '300' });
  expect(Buffer.byteLength(body)).toBeLessThanOrEqual(60_000);
  expect([...body].length).toBeLessThanOrEqual(65_536);
  expect(body).toContain('### ❌');
  expect(keys.filter((key) => body.includes(begun(key))).length).toBeLessThan(300);
  // Messages go first: each key is still there.
  expect(keys.filter((key) => !body.includes(key))).toEqual([]);
  expect(body.trimEnd().split('\n').at(-1)).toMatch(/job summary/i);
  const links = elementsOf(renderGfm(body), 'a').map(({ properties }) => String(properties.href));
  expect(links.at(-1)).toMatch(/\/octo-org\/prompts\/actions\/runs\/1001$/);

  expect(keys.filter((key) => !run.summary.includes(begun(key)))).toEqual([]);
  expect(run.summary).not.toContain(body.trimEnd().split('\n').at(-1));
  expect(run.annotations.filter(({ level }) => level === 'error')).toHaveLength(1);
  expect(scene.github.violations).toEqual([]);
});
