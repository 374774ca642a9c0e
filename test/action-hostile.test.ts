import { expect, test } from 'vitest';
import { actionScene } from './support/action/action-scene.ts';
import { errorLine, faultyDownloads } from './support/faulty-downloads.ts';
import { elementsOf, foundByGithub, renderGfm } from './support/gfm.ts';
import { pullRequestEvent } from './support/github/event-payloads.ts';
import { hostileStrings } from './support/hostile-strings.ts';

const texts = [...new Set(Object.values(hostileStrings))].filter((text) => text.trim() !== '');

/** Half of the answers become errors that say what the request's key says; the others are wrong. */
const quoteTheKeys = faultyDownloads((line, _attempt, index) =>
  index % 2 === 0 ? errorLine(line.key, 3, line.key) : line,
);

test('what keys, types, names and messages say is text: in the log, the annotations, the comment and the summary', async () => {
  await using scene = await actionScene({ service: { change: quoteTheKeys } });
  const rows = texts.map((text) => ({ id: text, type: text }));
  await scene.folder.writeLines('workspace/data.jsonl', rows);
  await scene.folder.write(
    'workspace/gemini-batch.yaml',
    `name: ${JSON.stringify('::error::@octocat <img src=x> | #1 `x` ##[add-mask]y')}
dataset: {file: data.jsonl, prompt: '?', type: '{{type}}'}
checks: [{contains: nothing of this kind}]
gates: {minPassRate: 0.9}
`,
  );
  const run = await scene.run({ event: pullRequestEvent('same-repository') });
  expect(run.outputs).toMatchObject({ verdict: 'fail', total: String(texts.length) });

  const ofTheToolkit = /^::(debug|group|endgroup)::/;
  expect(run.otherCommands.filter((line) => !ofTheToolkit.test(line))).toEqual([]);
  // The two secrets, and the signature of the address to which GitHub lets the artifact be sent.
  expect(new Set(run.masked).size).toBe(3);
  expect(run.annotations).toHaveLength(11);
  expect(run.annotations.map(({ file }) => file)).toEqual([null, ...Array(10).fill('data.jsonl')]);
  expect(run.printed).not.toMatch(/[\p{Cf}\p{Zl}\p{Zp}]|\p{Cc}(?<![\n\r])/u);

  for (const markdown of [scene.github.comments()[0]?.body ?? '', run.summary]) {
    const tree = renderGfm(markdown);
    const links = elementsOf(tree, 'a').map(({ properties }) => String(properties.href));
    expect(links.filter((href) => !href.startsWith('http://github.localhost:'))).toEqual([]);
    expect(elementsOf(tree, 'img')).toEqual([]);
    expect(foundByGithub(tree)).toEqual([]);
    const widths = elementsOf(tree, 'tr').map((row) => elementsOf(row, 'td').length + elementsOf(row, 'th').length);
    expect(new Set(widths).size).toBe(1);
  }
  expect(scene.github.violations).toEqual([]);
});

test('an error of the service is text too', async () => {
  const message = '::set-output name=x::1\n```\n@octocat <img src=x> ![](http://evil.test) ##[add-mask]quota';
  const refused = () => Response.json({ error: { code: 400, message, status: 'INVALID_ARGUMENT' } }, { status: 400 });
  await using scene = await actionScene({
    service: { instead: ({ url }) => (url.includes(':batchGenerateContent') ? refused() : undefined) },
  });
  const run = await scene.run({ event: pullRequestEvent('same-repository'), inputs: { type: 'simple' } });
  expect(run.exitCode).toBe(1);
  expect(run.otherCommands.filter((line) => !/^::(debug|group|endgroup)::/.test(line))).toEqual([]);
  const tree = renderGfm(scene.github.comments()[0]?.body ?? '');
  expect(elementsOf(tree, 'img')).toEqual([]);
  expect(foundByGithub(tree)).toEqual([]);
});
