import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeFiles } from '../platform/node-files.ts';
import { readSource } from './read-source.ts';

const template = { key: '{{id}}', prompt: '{{question}}', type: null, request: {}, checks: [] };

/** "问题" in GBK, as spreadsheets in China save it. */
const gbk = [0xce, 0xca, 0xcc, 0xe2];

test.each([
  ['a CSV dataset', 'rows.csv', 'id,question\n1,', 2],
  ['a JSONL dataset', 'rows.jsonl', '{"id":"1","question":"x"}\n{"id":"2","question":"', 2],
  ['a file of requests', 'input.jsonl', '{"key":"', 1],
])('readSource refuses %s that is not UTF-8, with its line', async (_, name, before, line) => {
  const folder = await mkdtemp(join(tmpdir(), 'not-utf8-'));
  try {
    const file = join(folder, name);
    await writeFile(file, Buffer.concat([Buffer.from(before), Buffer.from(gbk), Buffer.from('\n')]));
    const source =
      name === 'input.jsonl' ? { kind: 'requests' as const, file } : { kind: 'dataset' as const, file, template };
    const items = [];
    for await (const item of readSource(source, { files: nodeFiles, lang: 'en', model: 'm' })) items.push(item);
    expect(items.filter((item) => 'issue' in item)).toMatchObject([{ issue: { code: 'not-utf8', line } }]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
