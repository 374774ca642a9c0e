import { expect, test } from 'vitest';
import { temporaryFolder } from '../../../../test/support/temporary-folder.ts';
import { validationWords } from '../locales/validation-words.ts';
import { nodeFiles } from '../platform/node-files.ts';
import { sarifReport } from '../reports/sarif-report.ts';
import { validationText } from '../reports/text/validation-text.ts';
import type { Validation } from '../requests/validation.ts';
import type { Source } from '../suites/suite.ts';
import { type ValidateOptions, validateSource } from './validate-source.ts';

const contents = [{ parts: [{ text: 'Hi' }] }];
const usual = { files: nodeFiles, lang: 'en', model: null, defaultModel: 'gemini-3.5-flash-lite', atMs: 0 } as const;

async function validated(content: string | Uint8Array, options: Partial<ValidateOptions> = {}): Promise<Validation> {
  await using folder = await temporaryFolder();
  const file = `${folder.path}/in.jsonl`;
  await nodeFiles.write(file, [content]);
  return await validateSource({ kind: 'requests', file }, { ...usual, ...options });
}

const lines = (values: readonly unknown[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join('');

/** Each rule that was broken, how often, and on which lines. */
function broken({ rules }: Validation): [string, number, ...(number | null)[]][] {
  return rules.map(({ rule, count, issues }) => [rule, count, ...issues.map(({ issue }) => issue.line)]);
}

test.each<[string, string | Uint8Array, readonly (readonly [string, number, number | null])[]]>([
  ['an empty file', '', [['input-empty', 1, null]]],
  ['blank lines', '\n\n  \r\n', [['input-empty', 1, null]]],
  ['a byte order mark', `\ufeff${lines([{ key: 'a', request: { contents } }])}`, [['byte-order-mark', 1, 1]]],
  ['other bytes than UTF-8', new Uint8Array([0x7b, 0x7d, 0x0a, 0x22, 0xe4, 0x22]), [['not-utf8', 1, 2]]],
  ['UTF-16', new Uint8Array([0xff, 0xfe, 0x7b, 0x00]), [['not-utf8', 1, 1]]],
  ['half a line', `${lines([{ key: 'a', request: { contents } }])}{"key":"b","requ`, [['not-json', 1, 2]]],
  ['line ends of Windows', '\r\n{"key":"a","request":{}}\r\n', [['contents-missing', 1, 2]]],
])('validateSource: %s', async (_what, content, expected) => {
  expect(broken(await validated(content))).toEqual(expected);
});

test('validateSource tells of keys that come again, over a great many, in whatever line', async () => {
  const many = Array.from({ length: 5000 }, (_, index) => ({ key: `k${index}`, request: { contents } }));
  const validation = await validated(
    lines([...many, { key: 'k17', request: { contents } }, { custom_id: 'k9', url: '', body: { contents } }]),
  );
  expect(broken(validation)).toEqual([['key-duplicate', 2, 5001, 5002]]);
  expect(validation.rules[0]?.issues.map(({ issue, column }) => [issue.details, issue.pointer, column])).toEqual([
    [{ key: 'k17', firstLine: 18 }, '/key', 2],
    [{ key: 'k9', firstLine: 10 }, '/custom_id', 2],
  ]);
  expect(validation).toMatchObject({ requests: 5002, olderForm: 1, errors: 2, warnings: 0 });
});

test('validateSource counts all issues of a rule and keeps the first; an error behind them is not lost', async () => {
  const warned = Array.from({ length: 6000 }, (_, index) => ({
    key: `k${index}`,
    request: { contents, generationConfig: { temperature: 1 } },
  }));
  const validation = await validated(lines([...warned, { key: 'x', request: { contents, thinking_config: {} } }]));
  expect(validation.rules.map(({ rule, count, issues }) => [rule, count, issues.length])).toEqual([
    ['field-misplaced', 1, 1],
    ['sampling-deprecated', 6000, 500],
  ]);
  const words = validationWords('en');
  expect(validationText(validation, { words, paint: (_, text) => text, strict: false })).toContain('… and 5,995 more');
  expect(sarifReport(validation, 'in.jsonl', words)).toMatchObject({
    runs: [{ results: { length: 501, 0: { level: 'error' } }, properties: { resultsLeftOut: 5500 } }],
  });
});

test('validateSource checks the rows of a dataset as the requests they become', async () => {
  await using folder = await temporaryFolder();
  const deep = `{"id":"3","q":${'['.repeat(200_000)}${']'.repeat(200_000)}}\n`;
  const rows = `${lines([{ id: '1', q: 'Hi' }, { id: '1', q: 'Ho' }, { id: '2' }])}${deep}`;
  await folder.write('rows.jsonl', rows);
  const request = { generationConfig: { thinkingConfig: { thinkingBudget: 5 } } };
  const template = { key: '{{id}}', prompt: '{{q}}', type: null, request, checks: [] };
  const source: Source = { kind: 'dataset', file: `${folder.path}/rows.jsonl`, template };
  const validation = await validateSource(source, { ...usual, model: 'gemini-4-argon' });
  expect(broken(validation)).toEqual([
    ['thinking-budget-unfit', 2, 1, 2],
    ['key-duplicate', 1, 2],
    ['field-missing', 1, 3],
    ['too-deep', 1, 4],
  ]);
});

test('validateSource finds nothing in what is generated but what is deprecated', async () => {
  for (const type of ['simple', 'complex', 'mixed', 'advanced'] as const) {
    const source: Source = { kind: 'generator', type, count: 20, seed: 1 };
    const { errors, rules } = await validateSource(source, usual);
    expect([errors, rules.map(({ rule }) => rule).filter((rule) => rule !== 'sampling-deprecated')]).toEqual([0, []]);
  }
});

test('validateSource takes the model of the user, else of the lines, else the usual one', async () => {
  const url = '/v1beta/models/gemini-2.5-flash-lite:generateContent';
  const level = { contents, generationConfig: { thinkingConfig: { thinkingLevel: 'LOW' } } };
  const content = lines([{ custom_id: 'a', url, body: level }]);
  expect(broken(await validated(content))).toEqual([['thinking-level-unfit', 1, 1]]);
  expect(await validated(content, { model: 'models/gemini-3.5-flash' })).toMatchObject({
    model: 'gemini-3.5-flash',
    errors: 0,
  });
  const other = { custom_id: 'b', url: url.replace('2.5-flash-lite', '2.5-pro'), body: { contents } };
  await expect(validated(`${content}${lines([other])}`)).rejects.toMatchObject({ code: 'input-models-differ' });
  await expect(validateSource({ kind: 'requests', file: 'no/such' }, usual)).rejects.toMatchObject({
    code: 'input-missing',
  });
});

test.each([
  ['gemini-2.0-flash', '2026-11-29', 'model-retired', 'gemini-2.0-flash is shut down since 2026-06-01'],
  ['gemini-2.0-flash', '2026-05-31', 'model-ending', 'gemini-2.0-flash is shut down on 2026-06-01'],
  [
    'models/gemini-2.5-pro',
    '2026-11-29',
    'model-rerouted',
    'from 2026-12-01 on, gemini-3.8-flash answers what is asked of gemini-2.5-pro, at its own price',
  ],
])('validateSource tells what becomes of %s, on %s', async (model, day, rule, words) => {
  const validation = await validated(lines([{ key: 'a', request: { contents } }]), { model, atMs: Date.parse(day) });
  expect(broken(validation)).toEqual([[rule, 1, null]]);
  const text = validationText(validation, { words: validationWords('en'), paint: (_, plain) => plain, strict: false });
  expect(text).toContain(words);
});

test('validateSource asks about the model', async () => {
  const content = lines([{ key: 'a', request: { contents } }]);
  const asked = await validated(content, { checkModel: async () => 'without-batch' });
  expect([asked.modelCheck, broken(asked)]).toEqual(['without-batch', [['model-without-batch', 1, null]]]);
});

test('validateSource: sizes', async () => {
  const large = { key: 'a', request: { contents: [{ parts: [{ text: 'x'.repeat(19_500_000) }] }] } };
  expect(broken(await validated(lines([large]), { inline: true }))).toEqual([['inline-too-large', 1, 1]]);
  const files = { ...nodeFiles, sizeBytes: async () => 2_000_000_001 };
  const file = await validated(lines([{ key: 'a', request: { contents } }]), { files });
  expect([file.errors, broken(file)]).toEqual([0, [['file-too-large', 1, null]]]);
});
