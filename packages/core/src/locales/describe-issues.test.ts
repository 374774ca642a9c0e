import { expect, test } from 'vitest';
import type { InputIssue } from '../errors/input-issue.ts';
import { describeIssues } from './describe-issues.ts';
import { issuesEn } from './issues-en.ts';

function issue(line: number | null, pointer: string | null = null): InputIssue {
  return { code: 'not-an-object', details: {}, line, pointer };
}

function describe(issues: readonly InputIssue[]): string[] {
  return describeIssues('data/in.jsonl', issues, issuesEn, (more) => `and ${more} more`).split('\n');
}

test.each([
  ['a line', issue(7), '  data/in.jsonl:7: not a JSON object'],
  ['a line and a field', issue(7, '/checks/1'), '  data/in.jsonl:7 /checks/1: not a JSON object'],
  ['a field', issue(null, '/gates'), '  data/in.jsonl /gates: not a JSON object'],
  ['the whole file', issue(null), '  data/in.jsonl: not a JSON object'],
])('describeIssues begins with the place: %s', (_, one, line) => {
  expect(describe([one])).toEqual([line]);
});

test.each([
  [1, 1, null],
  [10, 10, null],
  [11, 11, '  and 1 more'],
  [500, 11, '  and 490 more'],
])('describeIssues shows ten at most: of %i', (count, lines, last) => {
  const shown = describe(Array.from({ length: count }, (_, index) => issue(index + 1)));
  expect(shown).toHaveLength(lines);
  expect(shown[0]).toContain(':1: ');
  if (last !== null) expect(shown.at(-1)).toBe(last);
});
