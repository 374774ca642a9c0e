import { expect, test } from 'vitest';
import { sampleDetail } from '../../../../../test/support/html-samples.ts';
import { rowSelection } from './row-selection.ts';

const results = Array.from({ length: 10 }, (_, index) =>
  sampleDetail(`k-${index}`, { outcome: [3, 6, 9].includes(index) ? 'failed' : 'succeeded' }),
).map(({ result }) => result);

test.each([
  ['room for all', 10, '0123456789'],
  ['room for the notable and some others', 5, '01369'],
  ['room for the notable only', 3, '369'],
  ['room for some of the notable', 2, '36'],
  ['no room', 0, ''],
])('rowSelection with %s', (_, room, taken) => {
  const isTaken = rowSelection({ total: 10, notable: 3 }, ({ outcome }) => outcome === 'failed', room);
  expect(
    results
      .filter(isTaken)
      .map(({ key }) => key.slice(2))
      .join(''),
  ).toBe(taken);
});
