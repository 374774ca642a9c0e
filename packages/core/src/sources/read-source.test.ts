import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DatasetTemplate } from '../generators/dataset-request.ts';
import { nodeFiles } from '../platform/node-files.ts';
import type { SourcedRequest } from '../requests/batch-request.ts';
import type { Source } from '../suites/suite.ts';
import { readSource } from './read-source.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'source-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const template: DatasetTemplate = {
  key: 'row-{{id}}',
  prompt: 'Solve: {{question}}',
  type: null,
  request: {},
  checks: [{ number: '{{answer}}' }],
};

async function readAll(source: Source): Promise<SourcedRequest[]> {
  const items: SourcedRequest[] = [];
  for await (const item of readSource(source, { files: nodeFiles, lang: 'en', model: 'gemini-4-argon' }))
    items.push(item);
  return items;
}

async function readText(name: string, text: string | Uint8Array): Promise<SourcedRequest[]> {
  const file = join(folder, name);
  await writeFile(file, text);
  return readAll(name.startsWith('rows') ? { kind: 'dataset', file, template } : { kind: 'requests', file });
}

/** What stood where, in short: a key and its prompt, or a code, each with its line. */
function brief(items: readonly SourcedRequest[]): unknown[] {
  return items.map((item) => ('issue' in item ? [item.issue.code, item.issue.line] : [item.request.key, item.line]));
}

const line = (key: string): string => JSON.stringify({ key, request: { contents: [{ parts: [{ text: 'Hi' }] }] } });

test.each([
  ['Unix line ends', [line('a'), line('b'), ''].join('\n')],
  ['Windows line ends', [line('a'), line('b'), ''].join('\r\n')],
  ['a byte order mark', `\uFEFF${line('a')}\n${line('b')}`],
])('readSource reads a file of requests with %s', async (_, text) => {
  expect(brief(await readText('in.jsonl', text))).toEqual([
    ['a', 1],
    ['b', 2],
  ]);
});

test('readSource names each broken line of a file of requests by its number, and reads the others', async () => {
  const lines = [line('a'), '', '{"key": "b"', '[]', '{"request": {}}', '{"key": "c", "request": {}}', line('潮汐')];
  expect(brief(await readText('in.jsonl', lines.join('\n')))).toEqual([
    ['a', 1],
    ['not-json', 3],
    ['not-an-object', 4],
    ['key-missing', 5],
    ['contents-missing', 6],
    ['潮汐', 7],
  ]);
});

test('readSource reads a line that is longer than one piece of the file', async () => {
  const long = { key: 'long', request: { contents: [{ parts: [{ text: '潮'.repeat(200_000) }] }] } };
  const [, item] = await readText('in.jsonl', `${line('a')}\n${JSON.stringify(long)}\n`);
  expect(item).toMatchObject({ line: 2, request: { key: 'long', request: long.request } });
});

const rows = [
  { id: 1, question: '9 * 2?', answer: '18' },
  { id: 2, question: '3, or 4?', answer: 7 },
];

test.each([
  ['JSONL', 'rows.jsonl', rows.map((row) => JSON.stringify(row)).join('\n'), [1, 2]],
  ['CSV', 'rows.csv', 'id,question,answer\n1,9 * 2?,18\n2,"3, or 4?",7\n', [2, 3]],
  ['CSV in capitals', 'rows.CSV', '\uFEFFid,question,answer\r\n1,9 * 2?,18\r\n2,"3, or 4?",7\r\n', [2, 3]],
])('readSource makes requests of a dataset in %s', async (_, name, text, lines) => {
  const request = (prompt: string): object => ({ contents: [{ role: 'user', parts: [{ text: prompt }] }] });
  expect(await readText(name, text)).toMatchObject([
    { request: { key: 'row-1', request: request('Solve: 9 * 2?'), checks: [{ number: '18' }] }, line: lines[0] },
    { request: { key: 'row-2', request: request('Solve: 3, or 4?'), checks: [{ number: '7' }] }, line: lines[1] },
  ]);
});

test('readSource names each row of a JSONL dataset that cannot be used', async () => {
  const text = [JSON.stringify(rows[0]), '{"id": 2', '["id"]', '{"id": 4, "question": "?"}', '', '{"id": 6}'].join(
    '\n',
  );
  const items = await readText('rows.jsonl', text);
  expect(brief(items)).toEqual([
    ['row-1', 1],
    ['not-json', 2],
    ['not-an-object', 3],
    ['field-missing', 4],
    ['field-missing', 6],
  ]);
  expect(items[3]).toMatchObject({ issue: { details: { field: 'answer', fields: ['id', 'question'] } } });
  expect(items[4]).toMatchObject({ issue: { details: { field: 'question', fields: ['id'] } } });
});

test.each([
  ['a broken row', 'id,question,answer\n1,x,18\n2,y\n', 'csv-broken', 3],
  ['a missing column', 'id,question\n1,x\n', 'field-missing', 2],
  ['an answer that is no number', 'id,question,answer\n1,x,many\n', 'check-invalid', 2],
])('readSource names %s of a CSV dataset by its line', async (_, text, code, at) => {
  expect(brief(await readText('rows.csv', text))).toEqual([[code, at]]);
});

test.each(['', '\n\n', '\uFEFF'])('readSource finds no request in a file that holds %j', async (text) => {
  expect(await readText('in.jsonl', text)).toEqual([]);
  expect(await readText('rows.jsonl', text)).toEqual([]);
});

test('readSource generates requests, numbered from 1, for the language and the model', async () => {
  const items = await readAll({ kind: 'generator', type: 'advanced', count: 2, seed: 1 });
  expect(brief(items)).toEqual([
    ['advanced-request-1', 1],
    ['advanced-request-2', 2],
  ]);
  expect(JSON.stringify(items)).toContain('"thinkingLevel":"LOW"');
});

test.each(['requests', 'dataset'] as const)('readSource: a file of a %s source that cannot be read', async (kind) => {
  for (const file of [join(folder, 'absent.jsonl'), join(folder, 'absent.csv'), folder]) {
    await expect(readAll({ kind, file, template })).rejects.toMatchObject({ code: 'input-missing', details: { file } });
  }
});
