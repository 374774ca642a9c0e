import { expect, test } from 'vitest';
import { isCutShort } from './cut-short.ts';

const job = (state: string, shard = 1, attempt = 1) => ({
  name: 'batches/a',
  state,
  shard,
  attempt,
  requests: 2,
  createTime: null,
  runningTime: null,
  endTime: null,
});

test.each([
  ['every job succeeded, a line is missing', [job('SUCCEEDED')], 1, false],
  ['a job was cancelled with answers missing', [job('SUCCEEDED'), job('CANCELLED', 2)], 1, true],
  ['a job expired with answers missing', [job('EXPIRED')], 2, true],
  ['a job failed after all its answers', [job('FAILED')], 0, false],
  ['a job was not sent', [job('SUCCEEDED'), job('NOT_SENT', 2)], 2, false],
  ['a cancelled job was followed by an attempt that has it all', [job('CANCELLED'), job('SUCCEEDED', 1, 2)], 0, true],
  ['a job that succeeded was followed by an attempt', [job('SUCCEEDED'), job('SUCCEEDED', 1, 2)], 0, false],
])('isCutShort: %s', (_what, jobs, missing, expected) => {
  expect(isCutShort(jobs, missing)).toBe(expected);
});
