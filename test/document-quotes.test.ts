import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { GithubFault } from '../actions/batch-test/src/github/github-fault.ts';
import type { InputFault } from '../actions/batch-test/src/inputs.ts';
import { actionWords } from '../actions/batch-test/src/locales/action-words.ts';
import { describeError, GeminiBatchError, type Lang } from '../packages/core/src/index.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = async (path: string) => await readFile(join(root, path), 'utf8');

const guides = [
  ['docs/action.md', 'en', '## When something is wrong'],
  ['docs/action.zh.md', 'zh', '## 出了问题怎么办'],
] as const;

test.each(guides)('what %s quotes is what the action says', async (guide, lang, heading) => {
  const quotes = quotesBelow(heading, await read(guide));
  expect(quotes.length).toBeGreaterThan(20);
  expect(quotes.filter((quote) => !isSaid(quote, lang))).toEqual([]);
});

test('what the action does not say is found', () => {
  const text =
    '## Trouble\n\n| error | do |\n|---|---|\n| No key… was given<br>No API key was given | this |\n\n## Next\n\n| a |\n';
  const quotes = quotesBelow('## Trouble', text);
  expect(quotes).toEqual(['No key… was given', 'No API key was given']);
  expect(quotes.map((quote) => isSaid(quote, 'en'))).toEqual([false, true]);
});

test.each([
  ['README.md', 'en'],
  ['README.zh.md', 'zh'],
])('the comment in the %s is the one that a failing run gets', async (readme, lang) => {
  const comment = await read(`test/fixtures/markdown/failing-${lang}.md`);
  const [headline = '', table = ''] = comment.split('\n\n');
  const quoted = `${headline}\n\n${table}`.split('\n').map((line) => `> ${line}`.trimEnd());
  expect(await read(readme)).toContain(`\n\n${quoted.join('\n')}\n\n`);
});

/** The first column of the tables below a heading: messages as they are printed, with `…` for what varies. */
function quotesBelow(heading: string, text: string): string[] {
  const [, section = ''] = text.split(`${heading}\n`);
  const [own = ''] = section.split('\n## ');
  const tables = own.split('\n\n').filter((block) => block.trimStart().startsWith('|'));
  const rows = tables.flatMap((table) => table.trim().split('\n').slice(2));
  return rows.flatMap((row) => row.split('|')[1]?.trim().split('<br>') ?? []);
}

function isSaid(quote: string, lang: Lang): boolean {
  const pattern = quote
    .split(/…+/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*?');
  return said(lang).some((message) => new RegExp(`^${pattern}`).test(message));
}

const faults: readonly GithubFault[] = [
  { kind: 'token' },
  { kind: 'permission' },
  { kind: 'rate-limit' },
  { kind: 'not-found' },
  { kind: 'status', status: 502, message: 'Bad Gateway' },
  { kind: 'unreachable', message: 'connect ECONNREFUSED' },
];

const inputFaults: readonly InputFault[] = [
  { kind: 'invalid', input: 'count', value: 'ten', allowed: '≥ 1' },
  { kind: 'conflict', inputs: ['suite', 'type'] },
  { kind: 'pointless', input: 'count', needs: 'type' },
];

const errors: readonly GeminiBatchError[] = [
  new GeminiBatchError('key-missing', {}),
  new GeminiBatchError('source-missing', {}),
  new GeminiBatchError('run-not-found', { run: 'a', orResults: true }),
  new GeminiBatchError('over-budget', { estimateUsd: 2, limitUsd: 1 }),
  new GeminiBatchError('price-unknown', { model: 'gemini-9' }),
  new GeminiBatchError('cost-not-estimable', {}),
];

/** Warnings and errors of the action that a guide may speak of. */
function said(lang: Lang): string[] {
  const words = actionWords(lang);
  return [
    ...faults.map((fault) => words.trouble('comment', fault)),
    ...(['summary', 'artifact'] as const).map((task) => words.trouble(task, { kind: 'rate-limit' })),
    ...inputFaults.map(words.inputFault),
    ...errors.map((error) => describeError(error, lang).message),
    words.noToken,
    words.noArtifacts,
    words.verdict('inconclusive', '8 of 10', []),
    words.events.gone('batches/a'),
    words.events.attemptSkipped('3', 2, null, '1.00 USD'),
    words.requestFailed('a', 'SAFETY'),
    words.checkFailed('a', ['number']),
    words.forkRefused.message,
    words.outsideWorkspace('../a').message,
    words.noFolder('a').message,
    ...(['cancelled', 'timeout'] as const).map((by) => words.stoppedInLog('a', by, [])),
  ];
}
