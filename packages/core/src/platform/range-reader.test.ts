import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ByteRange } from './files.ts';
import { nodeFiles } from './node-files.ts';
import { createRangeReader } from './range-reader.ts';

const count = 20_000;
const line = (index: number) => `line ${index} ${'x'.repeat(index % 100)}`;
const lines = Array.from({ length: count }, (_, index) => line(index));
let folder = '';
let path = '';
const ranges: ByteRange[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gemini-batch-ranges-'));
  path = join(folder, 'file');
  await writeFile(path, lines.join(''));
  ranges.length = 0;
  let at = 0;
  for (const text of lines) {
    ranges.push({ start: at, end: at + text.length });
    at += text.length;
  }
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Counts what is asked of the disk. */
function counted() {
  const reads = { count: 0, bytes: 0 };
  const read: typeof nodeFiles.read = (from, range) => {
    reads.count += 1;
    reads.bytes += range === undefined ? 0 : range.end - range.start;
    return nodeFiles.read(from, range);
  };
  return { reads, readRange: createRangeReader(path, { read }) };
}

const order = (kind: string) => {
  const indexes = lines.map((_, index) => index);
  if (kind === 'backwards') return indexes.toReversed();
  if (kind === 'mixed') return indexes.map((index) => (index * 7919) % count);
  return indexes;
};

test.each([
  ['in order', 100, 10_000_000],
  ['backwards', count, 1_300_000],
  ['mixed', count, 3_000_000],
])('createRangeReader gives each range, %s, in at most %i reads of %i bytes together', async (kind, reads, bytes) => {
  const reader = counted();
  const decoder = new TextDecoder();
  for (const index of order(kind)) {
    const range = ranges[index] ?? { start: 0, end: 0 };
    expect(decoder.decode(await reader.readRange(range))).toBe(lines[index]);
  }
  expect(reader.reads.count).toBeLessThanOrEqual(reads);
  expect(reader.reads.bytes).toBeLessThanOrEqual(bytes);
});
