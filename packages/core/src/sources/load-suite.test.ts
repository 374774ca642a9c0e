import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nodeFiles } from '../platform/node-files.ts';
import type { Suite } from '../suites/suite.ts';
import { defaultSuiteFile, loadSuite } from './load-suite.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'suite-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function load(text: string): Promise<Suite> {
  const file = join(folder, defaultSuiteFile);
  await writeFile(file, text);
  return loadSuite(file, nodeFiles);
}

test('loadSuite reads YAML, and takes a relative path from the folder of the suite', async () => {
  const suite = await load(`
name: gsm8k # school maths
dataset:
  file: data/rows.jsonl
  prompt: |
    Solve:
    {{question}}
checks:
  - number: '{{answer}}'
  - maxChars: 500
gates: { minPassRate: 0.8 }
`);
  expect(suite).toEqual({
    name: 'gsm8k',
    model: null,
    source: {
      kind: 'dataset',
      file: join(folder, 'data/rows.jsonl'),
      template: {
        key: '{{id}}',
        prompt: 'Solve:\n{{question}}\n',
        type: null,
        request: {},
        checks: [{ number: '{{answer}}' }, { maxChars: 500 }],
      },
    },
    gates: { minPassRate: 0.8 },
  });
});

test('loadSuite leaves an absolute path as it is', async () => {
  const file = join(folder, 'in.jsonl');
  expect((await load(`requests: ${JSON.stringify(file)}\n`)).source).toEqual({ kind: 'requests', file });
});

test.each(['\uFEFF', '---\n', '# a comment\r\n'])('loadSuite reads a file that begins with %j', async (start) => {
  expect((await load(`${start}requests: in.jsonl\n`)).source.kind).toBe('requests');
});

test.each([
  ['broken YAML', 'requests: in.jsonl\nname: "open\n', 2],
  ['a field twice', 'requests: a\nrequests: b\n', 2],
  ['a tab for indentation', 'gates:\n\tminPassRate: 1\n', 2],
])('loadSuite refuses %s, with its line', async (_, text, line) => {
  const error: unknown = await load(text).catch((caught: unknown) => caught);
  expect(error).toMatchObject({ code: 'suite-invalid' });
  expect(String(error)).toMatch(new RegExp(`${defaultSuiteFile}:(${line}|${line + 1}): `));
});

test.each([
  ['a text that begins with an asterisk', "dataset: { file: a, prompt: 'x' }\nchecks:\n  - contains: **bold**\n"],
  ['an alias of nothing', 'requests: *nowhere\n'],
])('loadSuite refuses %s as a fault of the file', async (_, text) => {
  await expect(load(text)).rejects.toMatchObject({ code: 'suite-invalid' });
});

test.each([
  ['', /gemini-batch\.yaml/],
  ['just text\n', /gemini-batch\.yaml/],
  ['requests: a\nmodle: x\n', /unknown field "modle"; did you mean "model"\?/],
  ['requests: a\ngates: { minSuccessRate: 95 }\n', /\/gates\/minSuccessRate: /],
])('loadSuite refuses the suite %j in words', async (text, words) => {
  await expect(load(text)).rejects.toMatchObject({ code: 'suite-invalid', message: expect.stringMatching(words) });
});

test('loadSuite: a file that is not there', async () => {
  const file = join(folder, 'absent.yaml');
  await expect(loadSuite(file, nodeFiles)).rejects.toMatchObject({ code: 'input-missing', details: { file } });
});
