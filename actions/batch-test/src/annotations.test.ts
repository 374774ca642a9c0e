import { expect, test } from 'vitest';
import { placeOf, worst } from './annotations.ts';

const failed = (key: string, reason: string) => ({ key, reason, message: null });
const unchecked = (key: string) => ({ key, checks: ['number'] });
const keysOf = (annotated: ReturnType<typeof worst>) => annotated.map(({ kind, failure }) => `${kind} ${failure.key}`);

test('worst: failed requests as they come, then answers that are wrong', () => {
  const failures = [failed('b', 'SAFETY'), failed('a', 'UNAVAILABLE')];
  expect(keysOf(worst(failures, [unchecked('z'), unchecked('y')], 0))).toEqual([
    'failed b',
    'failed a',
    'check-failed z',
    'check-failed y',
  ]);
});

test.each([
  [0, 10],
  [1, 9],
  [12, 0],
])('worst: after %i warnings, %i at most', (given, left) => {
  const many = Array.from({ length: 12 }, (_, index) => failed(`t${index}`, 'INTERNAL'));
  expect(worst(many, [unchecked('wrong')], given)).toHaveLength(left);
  expect(worst([], [], given)).toEqual([]);
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
