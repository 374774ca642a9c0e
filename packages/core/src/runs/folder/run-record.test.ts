import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nodeFiles } from '../../platform/node-files.ts';
import { type RunRecord, readRunRecord } from './run-record.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gemini-batch-record-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const record: RunRecord = {
  schemaVersion: 1,
  id: '20261123-120000-2a7b',
  origin: '123.456',
  tool: { name: 'gemini-batch-test', version: '0.1.0' },
  createdAt: '2026-11-23T12:00:00.000Z',
  backend: 'emulator',
  baseUrl: 'https://service.test',
  emulated: true,
  model: 'gemini-3.5-flash-lite',
  suite: 'smoke',
  suiteDigest: '00c3fb79dc27d909',
  options: {
    gates: { minSuccessRate: 0.5, minPassRate: 0.8, maxCostUsd: 1 },
    maxAttempts: 2,
    canaries: 3,
    concurrency: 5,
    onStuck: 'cancel',
    inline: true,
  },
  generated: { type: 'mixed', count: 5 },
  emulator: { dataDir: 'output/emulator', speed: 60, seed: 1, answers: null, faults: ['lost-create'] },
  baseline: null,
  git: { repository: 'org/repo', sha: 'abc', ref: 'refs/heads/main', pullRequest: null },
  keyFingerprint: '87211a0b',
  requestsKnown: true,
  shards: [{ shard: 1, requests: 5, sizeBytes: 1_240 }],
};

const write = (value: unknown) =>
  writeFile(join(folder, 'run.json'), typeof value === 'string' ? value : JSON.stringify(value));

test('readRunRecord gives back what was written', async () => {
  await write(record);
  expect(await readRunRecord(folder, nodeFiles)).toEqual(record);
});

test('readRunRecord reads a record with fields that were added within the schema version', async () => {
  await write({ ...record, added: { later: true } });
  expect(await readRunRecord(folder, nodeFiles)).toMatchObject(record);
});

test('readRunRecord: a record of before there were origins and attempts is of a local run with one attempt', async () => {
  const { gates } = record.options;
  await write({ ...record, origin: undefined, options: { gates } });
  expect(await readRunRecord(folder, nodeFiles)).toEqual({
    ...record,
    origin: 'local',
    options: { gates, maxAttempts: 1, concurrency: 100, onStuck: 'wait', inline: false, canaries: 0 },
  });
});

test('readRunRecord: a folder without a record is no run', async () => {
  await expect(readRunRecord(folder, nodeFiles)).rejects.toMatchObject({ code: 'run-not-found' });
});

test('readRunRecord refuses a run of a newer version, which it could only misread', async () => {
  await write({ schemaVersion: 2, everything: 'else' });
  await expect(readRunRecord(folder, nodeFiles)).rejects.toMatchObject({
    code: 'run-newer',
    details: { folder, version: 2 },
  });
});

test.each([
  ['no JSON', '{"schemaVersion": 1,'],
  ['nothing', ''],
  ['a list', []],
  ['of no version', { ...record, schemaVersion: undefined }],
  ['without shards', { ...record, shards: undefined }],
  ['without an attempt', { ...record, options: { gates: {}, maxAttempts: 0 } }],
  ['of an origin that no name can hold', { ...record, origin: 'a/b' }],
  ['of more canaries than there may be', { ...record, options: { ...record.options, canaries: 8e15 } }],
  ['of an emulator that stands still', { ...record, emulator: { ...record.emulator, speed: 0 } }],
  ['made at no time', { ...record, createdAt: 'yesterday' }],
  ['of half a shard', { ...record, shards: [{ shard: 1.5, requests: 5, sizeBytes: 1_240 }] }],
  ['of less than no requests', { ...record, shards: [{ shard: 1, requests: -5, sizeBytes: 1_240 }] }],
])('readRunRecord: a record that is %s damages the run', async (_what, value) => {
  await write(value);
  await expect(readRunRecord(folder, nodeFiles)).rejects.toMatchObject({
    code: 'run-folder-broken',
    details: { folder, file: 'run.json', line: null },
  });
});
