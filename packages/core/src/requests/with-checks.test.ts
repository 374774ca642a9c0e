import { expect, test } from 'vitest';
import type { Check } from '../checks/check.ts';
import type { SourcedRequest } from './batch-request.ts';
import { withChecks } from './with-checks.ts';

function item(checks: readonly Check[]): SourcedRequest {
  return { request: { key: 'a', type: 't', request: {}, checks, rowDigest: '' }, line: 1, model: null };
}

test.each<[readonly Check[], readonly Check[], readonly Check[]]>([
  [[], [{ json: true }], [{ json: true }]],
  [[{ contains: 'a' }], [{ json: true }], [{ contains: 'a' }, { json: true }]],
  [[{ contains: 'a' }], [{ contains: 'a' }, { contains: 'b' }], [{ contains: 'a' }, { contains: 'b' }]],
  [[{ contains: 'a' }], [], [{ contains: 'a' }]],
])('withChecks: %j and %j are %j', (own, further, all) => {
  expect(withChecks(item(own), further)).toEqual(item(all));
});

test('withChecks leaves a line that cannot be used as it is', () => {
  const issue: SourcedRequest = { issue: { code: 'key-missing', details: {}, line: 1, pointer: null } };
  expect(withChecks(issue, [{ json: true }])).toBe(issue);
});
