import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GeminiBatchError } from '../errors/gemini-batch-error.ts';
import { describeError } from '../locales/describe-error.ts';
import { langs } from '../locales/lang.ts';
import { parseSuite } from './parse-suite.ts';

function parse(data: unknown): ReturnType<typeof parseSuite> {
  return parseSuite(data, (path) => `folder/${path}`);
}

const dataset = { file: 'rows.csv', prompt: '{{question}}' };

test('parseSuite reads every field of a suite with a dataset', () => {
  const data = {
    name: 'gsm8k',
    model: 'gemini-3.5-flash-lite',
    dataset: {
      file: 'rows.jsonl',
      key: 'gsm8k-{{id}}',
      prompt: 'Solve: {{question}}',
      type: 'maths',
      request: { generationConfig: { maxOutputTokens: 100 } },
    },
    checks: [{ number: '{{answer}}' }, { maxChars: 500 }],
    gates: { minSuccessRate: 0.95, minPassRate: 0.8, maxCostUsd: 1.5, maxRegressions: 3, noRegression: true },
    baseline: 'output/runs/last',
  };
  expect(parse(data)).toEqual({
    value: {
      name: 'gsm8k',
      model: 'gemini-3.5-flash-lite',
      source: {
        kind: 'dataset',
        file: 'folder/rows.jsonl',
        template: {
          key: 'gsm8k-{{id}}',
          prompt: 'Solve: {{question}}',
          type: 'maths',
          request: { generationConfig: { maxOutputTokens: 100 } },
          checks: [{ number: '{{answer}}' }, { maxChars: 500 }],
        },
      },
      gates: { minSuccessRate: 0.95, minPassRate: 0.8, maxCostUsd: 1.5, maxRegressions: 3, noRegression: true },
      baseline: 'folder/output/runs/last',
    },
  });
});

test.each([
  [
    'a dataset',
    { dataset },
    {
      kind: 'dataset',
      file: 'folder/rows.csv',
      template: { key: '{{id}}', prompt: '{{question}}', type: null, request: {}, checks: [] },
    },
  ],
  ['a file of requests', { requests: 'in.jsonl' }, { kind: 'requests', file: 'folder/in.jsonl' }],
  ['a generator', { generate: { type: 'mixed' } }, { kind: 'generator', type: 'mixed', count: 10, seed: 1 }],
  [
    'a generator with all its fields',
    { generate: { type: 'complex', count: 3, seed: 7 } },
    { kind: 'generator', type: 'complex', count: 3, seed: 7 },
  ],
])('parseSuite fills in the defaults of %s', (_, data, source) => {
  expect(parse(data)).toEqual({ value: { name: null, model: null, source, gates: {} } });
});

test.each([
  [{ modle: 'x', requests: 'a' }, null, 'modle', 'model'],
  [{ datasets: dataset }, null, 'datasets', 'dataset'],
  [{ dataset: { ...dataset, promt: 'x' } }, '/dataset', 'promt', 'prompt'],
  [{ generate: { type: 'simple', cuont: 3 } }, '/generate', 'cuont', 'count'],
  [{ requests: 'a', gates: { minSucessRate: 0.9 } }, '/gates', 'minSucessRate', 'minSuccessRate'],
  [{ requests: 'a', gates: { maxRegression: 2 } }, '/gates', 'maxRegression', 'maxRegressions'],
  [{ requests: 'a', gates: { noRegresion: true } }, '/gates', 'noRegresion', 'noRegression'],
  [{ requests: 'a', basline: 'x' }, null, 'basline', 'baseline'],
  [{ requests: 'a', gates: { somethingElse: 1 } }, '/gates', 'somethingElse', null],
  [{ dataset, checks: [{ json: true }, { contians: 'x' }] }, '/checks/1', 'contians', 'contains'],
])('parseSuite refuses an unknown field and suggests the one that is meant: %j', (data, pointer, field, suggestion) => {
  expect(parse(data)).toMatchObject({
    errors: expect.arrayContaining([{ code: 'field-unknown', details: { field, suggestion }, line: null, pointer }]),
  });
});

/** What is wrong with a suite; nothing when it is right. */
function faults(data: unknown) {
  const parsed = parse(data);
  return 'errors' in parsed ? parsed.errors : [];
}

test.each<[unknown, string | null]>([
  [null, null],
  ['suite', null],
  [[], null],
  [{}, null],
  [{ requests: 'a', dataset }, null],
  [{ requests: 'a', generate: { type: 'simple' } }, null],
  [{ requests: 'a', checks: [{ json: true }, { number: '{{answer}}' }] }, '/checks/1'],
  [{ generate: { type: 'simple' }, checks: [{ contains: 'x{{ a }}' }] }, '/checks/0'],
  [{ requests: 'a', checks: [{ number: 'many' }] }, '/checks/0'],
  [{ requests: 'a', prices: '' }, '/prices'],
  [{ requests: '' }, '/requests'],
  [{ requests: 'a', name: 5 }, '/name'],
  [{ requests: 'a', model: '' }, '/model'],
  [{ dataset: { prompt: 'x' } }, '/dataset/file'],
  [{ dataset: { file: 'x' } }, '/dataset/prompt'],
  [{ dataset: { ...dataset, key: '' } }, '/dataset/key'],
  [{ dataset: { ...dataset, request: [] } }, '/dataset/request'],
  [{ dataset, checks: { json: true } }, '/checks'],
  [{ dataset, checks: ['json'] }, '/checks/0'],
  [{ generate: { type: 'simpel' } }, '/generate/type'],
  [{ generate: { type: 'simple', count: 0 } }, '/generate/count'],
  [{ generate: { type: 'simple', count: 2.5 } }, '/generate/count'],
  [{ generate: { type: 'simple', seed: 'x' } }, '/generate/seed'],
  [{ requests: 'a', gates: { minSuccessRate: 90 } }, '/gates/minSuccessRate'],
  [{ requests: 'a', gates: { minPassRate: -0.1 } }, '/gates/minPassRate'],
  [{ requests: 'a', gates: { maxCostUsd: '5' } }, '/gates/maxCostUsd'],
  [{ requests: 'a', gates: { maxRegressions: -1 } }, '/gates/maxRegressions'],
  [{ requests: 'a', gates: { maxRegressions: 1.5 } }, '/gates/maxRegressions'],
  [{ requests: 'a', gates: { noRegression: 'yes' } }, '/gates/noRegression'],
  [{ requests: 'a', baseline: '' }, '/baseline'],
  [{ requests: 'a', baseline: 7 }, '/baseline'],
])('parseSuite refuses a wrong value and says where: %j', (data, pointer) => {
  const error = new GeminiBatchError('suite-invalid', { file: 'FILE', issues: faults(data) });
  expect(faults(data)).toContainEqual(expect.objectContaining({ line: null, pointer }));
  for (const lang of langs) expect(describeError(error, lang).message).not.toMatch(/undefined|\[object|: $/);
});

test.each(['file', 'prompt'])('parseSuite says of a missing field "%s" that it is missing', (field) => {
  const parsed = parse({ dataset: { ...dataset, [field]: undefined } });
  expect(parsed).toMatchObject({ errors: [{ code: 'field-required', pointer: `/dataset/${field}` }] });
});

test('parseSuite names everything that is wrong at once', () => {
  const parsed = parse({ requests: 'a', modle: 'x', gates: { minPassRate: 2, maxCost: 1 } });
  expect('errors' in parsed && parsed.errors.map(({ pointer }) => pointer).toSorted()).toEqual([
    '/gates',
    '/gates/minPassRate',
    null,
  ]);
});

test.each([{}, { contains: 'a', equals: 'b' }])('parseSuite refuses a check that is not exactly one: %j', (check) => {
  expect(parse({ dataset, checks: [check] })).toMatchObject({ errors: [{ line: null, pointer: '/checks/0' }] });
});

test('parseSuite resolves the paths of files, and nothing else', () => {
  const parsed = parse({ dataset: { ...dataset, key: 'a/{{id}}' }, name: 'b/c' });
  expect(parsed).toMatchObject({
    value: { name: 'b/c', source: { file: 'folder/rows.csv', template: { key: 'a/{{id}}' } } },
  });
});

test('parseSuite gives a suite or errors in words, for any data', () => {
  const field = fc.constantFrom('name', 'model', 'requests', 'dataset', 'generate', 'checks', 'gates', 'type', 'file');
  const data = fc.oneof(
    fc.jsonValue(),
    fc.dictionary(field, fc.oneof(fc.jsonValue(), fc.dictionary(field, fc.jsonValue()))),
  );
  fc.assert(
    fc.property(data, (written) => {
      const parsed = parse(written);
      if ('value' in parsed) return;
      expect(parsed.errors.length).toBeGreaterThan(0);
      for (const { details } of parsed.errors) expect(JSON.stringify(details)).not.toMatch(/undefined|\[object/);
    }),
  );
});

test('parseSuite takes any suite whose fields are right', () => {
  const name = fc.string({ minLength: 1 });
  const rate = fc.double({ min: 0, max: 1, noNaN: true });
  const gates = fc.record({ minSuccessRate: rate, minPassRate: rate, maxCostUsd: fc.nat() }, { requiredKeys: [] });
  const sources = fc.oneof(
    fc.record({ requests: name }),
    fc.record({ generate: fc.record({ type: fc.constantFrom('simple', 'advanced'), count: fc.integer({ min: 1 }) }) }),
    fc.record({ dataset: fc.record({ file: name, prompt: name, key: name }) }),
  );
  fc.assert(
    fc.property(sources, gates, fc.record({ name, model: name }, { requiredKeys: [] }), (source, limits, more) => {
      expect(parse({ ...source, ...more, gates: limits })).toMatchObject({ value: { ...more, gates: limits } });
    }),
  );
});

test.each([
  [{ requests: 'a' }, { kind: 'requests' }],
  [{ generate: { type: 'simple' } }, { kind: 'generator' }],
])('parseSuite: checks without a template go with any source: %j', (source, kind) => {
  // Braces that name no field are text.
  const checks = [{ json: true }, { notContains: '{{' }];
  expect(parse({ ...source, checks })).toMatchObject({ value: { source: { ...kind, checks } } });
  expect(parse({ ...source, checks: [] })).toEqual(parse(source));
});

test('parseSuite finds the file of prices beside the suite', () => {
  expect(parse({ requests: 'a', prices: 'p.yaml' })).toMatchObject({ value: { prices: 'folder/p.yaml' } });
});
