import { expect, test } from 'vitest';
import { jobTimes } from './job-times.ts';

const job = (
  shard: number,
  attempt: number,
  createTime: string | null,
  runningTime: string | null,
  endTime: string | null,
) => ({
  name: `batches/${shard}-${attempt}`,
  state: 'SUCCEEDED',
  shard,
  attempt,
  requests: 10,
  createTime,
  runningTime,
  endTime,
});

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 23, 12, minutes)).toISOString();

test('jobTimes puts jobs in order, from the first creation to the last end', () => {
  const { rows, spanMs } = jobTimes([
    job(2, 1, at(1), null, at(9)),
    job(1, 2, at(20), at(25), at(30)),
    job(1, 1, at(0), at(4), at(10)),
  ]);
  expect(spanMs).toBe(30 * 60_000);
  expect(rows.map(({ job, queuedSeconds, runningSeconds }) => [job.name, queuedSeconds, runningSeconds])).toEqual([
    ['batches/1-1', 240, 360],
    ['batches/1-2', 300, 300],
    ['batches/2-1', null, null],
  ]);
  expect(rows.map(({ stretches }) => stretches.map(({ kind }) => kind))).toEqual([
    ['queued', 'running'],
    ['queued', 'running'],
    ['either'],
  ]);
  expect(rows[1]?.stretches[0]).toEqual({ kind: 'queued', fromMs: 20 * 60_000, toMs: 25 * 60_000 });
});

test.each([
  ['no times', null, null, null, 0],
  ['no end', at(0), at(4), null, 1],
  ['times that are none', 'x', 'y', 'z', 0],
  ['an end before its start', at(4), null, at(0), 0],
])('jobTimes draws of a job with %s only what is known', (_, created, running, ended, stretches) => {
  const { rows, spanMs } = jobTimes([job(1, 1, created, running, ended)]);
  expect(rows[0]?.stretches).toHaveLength(stretches);
  expect(Number.isFinite(spanMs)).toBe(true);
});

test('jobTimes of no job', () => {
  expect(jobTimes([])).toEqual({ rows: [], spanMs: 0 });
});
