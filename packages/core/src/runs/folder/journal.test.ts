import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nodeFiles } from '../../platform/node-files.ts';
import { appendToJournal, readJournal } from './journal.ts';

let folder = '';
const place = { shard: 1, attempt: 1 };
const time = '2026-11-23T12:00:00.000Z';

const intent = { time, type: 'intent', ...place, displayName: 'gbt1/local/x/0001/1' } as const;
const created = { time, type: 'created', ...place, job: 'batches/abc' } as const;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gemini-batch-journal-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const write = (text: string) => writeFile(join(folder, 'journal.jsonl'), text);
const line = (entry: object) => `${JSON.stringify(entry)}\n`;

test('readJournal: a run without a journal has no facts', async () => {
  expect(await readJournal(folder, nodeFiles)).toEqual([]);
});

test('appendToJournal: each fact on a line, in order', async () => {
  await appendToJournal(folder, intent, nodeFiles);
  await appendToJournal(folder, created, nodeFiles);
  expect(await readFile(join(folder, 'journal.jsonl'), 'utf8')).toBe(line(intent) + line(created));
  expect(await readJournal(folder, nodeFiles)).toEqual([intent, created]);
});

test.each([
  ['planned', { requests: 3 }],
  ['uploaded', { file: 'files/a', expiresAt: null }],
  ['refused', { reason: 'quota-exceeded' }],
  ['downloaded', { job: 'batches/abc', sizeBytes: 3 }],
  ['stuck', { job: 'batches/abc', next: 'retry' }],
])('appendToJournal and readJournal: %s', async (type, fields) => {
  const entry = { time, ...place, type, ...fields };
  await write(line(entry));
  expect(await readJournal(folder, nodeFiles)).toEqual([entry]);
});

test.each([
  ['cut off', line(created).slice(0, 30)],
  ['cut off after its end brace is missing', line(created).trimEnd().slice(0, -1)],
  ['cut off inside a character', '{"time":"\ufffd'],
])('readJournal: a last line that is %s never happened', async (_what, torn) => {
  await write(line(intent) + torn);
  expect(await readJournal(folder, nodeFiles)).toEqual([intent]);
});

test.each([
  ['cut off', `${line(created).slice(0, 30)}\n`],
  ['no JSON', 'hello\n'],
  ['of an unknown type', line({ time, ...place, type: 'dreamt' })],
  ['of no time', line({ ...created, time: 'now' })],
  ['without a field', line({ time, ...place, type: 'created' })],
])(
  'readJournal: a line that is %s and has its end damages the run, in the middle and at the end',
  async (_what, broken) => {
    for (const after of [line(created), '']) {
      await write(line(intent) + broken + after);
      const damage = { code: 'run-folder-broken', details: { folder, file: 'journal.jsonl', line: 2 } };
      await expect(readJournal(folder, nodeFiles)).rejects.toMatchObject(damage);
    }
  },
);

test.each([
  ['a line that was cut off', line(created).slice(0, 30), []],
  ['a whole line without its end', line(created).trimEnd(), [created]],
])('appendToJournal: after a crash that left %s, later facts are kept', async (_what, torn, kept) => {
  await write(line(intent) + torn);
  await appendToJournal(folder, { time, type: 'refused', ...place, reason: 'not found by name' }, nodeFiles);
  await appendToJournal(folder, intent, nodeFiles);
  expect(await readJournal(folder, nodeFiles)).toEqual([
    intent,
    ...kept,
    { time, type: 'refused', ...place, reason: 'not found by name' },
    intent,
  ]);
});

test('readJournal: a line that no text could hold damages the run', async () => {
  await write('');
  await truncate(join(folder, 'journal.jsonl'), 2 ** 28 + 1);
  const damage = { code: 'run-folder-broken', details: { folder, file: 'journal.jsonl', line: 1 } };
  await expect(readJournal(folder, nodeFiles)).rejects.toMatchObject(damage);
});
