import { expect, test } from 'vitest';
import { placeOf, worst } from './annotations.ts';

const failed = (key: string, reason: string) => ({ key, reason, message: null });
const unchecked = (key: string) => ({ key, checks: ['number'] });
const keysOf = (annotated: ReturnType<typeof worst>) => annotated.map(({ kind, failure }) => `${kind} ${failure.key}`);

test('worst: refused for good, then failed for now, then wrong; within each as they came', () => {
  const failures = [
    failed('a', 'UNAVAILABLE'),
    failed('b', 'SAFETY'),
    failed('c', 'MISSING'),
    failed('d', 'INVALID_ARGUMENT'),
    failed('e', 'RESOURCE_EXHAUSTED'),
    failed('f', 'EMPTY'),
  ];
  expect(keysOf(worst(failures, [unchecked('z'), unchecked('y')]))).toEqual([
    'failed b',
    'failed d',
    'failed f',
    'failed a',
    'failed c',
    'failed e',
    'check-failed z',
    'check-failed y',
  ]);
});

test('worst: ten at most, and none when all is well', () => {
  const many = Array.from({ length: 12 }, (_, index) => failed(`t${index}`, 'INTERNAL'));
  const shown = keysOf(worst([...many, failed('bad', 'SAFETY')], [unchecked('wrong')]));
  expect(shown).toHaveLength(10);
  expect(shown.slice(0, 2)).toEqual(['failed bad', 'failed t0']);
  expect(
    keysOf(
      worst(
        [],
        many.map(({ key }) => unchecked(key)),
      ),
    ),
  ).toHaveLength(10);
  expect(worst([], [])).toEqual([]);
});

const lines = new Map([['a', 7]]);

test.each([
  ['at its line in the dataset', 'a', 'data.jsonl', 'suite.yaml', { file: 'data.jsonl', startLine: 7 }],
  [
    'at the top of the dataset when its line is not known',
    'b',
    'data.jsonl',
    null,
    { file: 'data.jsonl', startLine: 1 },
  ],
  ['at the suite when it was generated', 'b', null, 'suite.yaml', { file: 'suite.yaml', startLine: 1 }],
  ['nowhere when there is no file', 'b', null, null, undefined],
])('placeOf puts a request %s', (_, key, sourceFile, suiteFile, expected) => {
  expect(placeOf(key, { sourceFile, suiteFile, lines })).toEqual(expected);
});
