import { expect, test } from 'vitest';
import type { Exchange } from '../observe/exchange.ts';
import { exchangeLine } from './exchange-line.ts';

const exchange: Exchange = {
  timeMs: Date.UTC(2026, 10, 28, 4, 12, 33, 120),
  method: 'POST',
  path: '/v1beta/batches',
  call: 'batches.create',
  status: 200,
  durationMs: 3.4,
  fault: null,
  problem: null,
};

test.each<[Partial<Exchange>, string]>([
  [{}, '04:12:33.120  200     3 ms  POST /v1beta/batches'],
  [{ status: 503, fault: '*: 503' }, '04:12:33.120  503     3 ms  POST /v1beta/batches  [*: 503]'],
  [
    { status: 429, problem: 'limit concurrentJobs 6' },
    '04:12:33.120  429     3 ms  POST /v1beta/batches  limit concurrentJobs 6',
  ],
  [
    { status: 404, fault: '*: slow 1 s', problem: 'Not found.' },
    '04:12:33.120  404     3 ms  POST /v1beta/batches  [*: slow 1 s]  Not found.',
  ],
  [
    { status: 400, problem: 'No \u001B[31mred\u202E\u2028here' },
    '04:12:33.120  400     3 ms  POST /v1beta/batches  No  [31mred  here',
  ],
])('exchangeLine of %j', (part, line) => {
  expect(exchangeLine({ ...exchange, ...part })).toBe(line);
});
