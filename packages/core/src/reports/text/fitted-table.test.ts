import { expect, test } from 'vitest';
import { fittedTable } from './fitted-table.ts';

const wide = [
  ['', 'Baseline', 'Run'],
  ['Rate', '50.00% (1/2)', '100.00% (2/2)'],
  ['  Change', '', '+50.00 pp'],
];
const narrow = [
  ['', 'Baseline', 'Run'],
  ['Rate', '50.00%', '100.00%'],
];

test('fittedTable gives the first table that fits', () => {
  expect(fittedTable([wide, narrow], 80)).toEqual([
    '              Baseline            Run',
    'Rate      50.00% (1/2)  100.00% (2/2)',
    '  Change                    +50.00 pp',
  ]);
  expect(fittedTable([wide, narrow], 30)).toEqual(['      Baseline      Run', 'Rate    50.00%  100.00%']);
});

test('fittedTable takes the first one to pieces when none fits, without what is empty', () => {
  expect(fittedTable([wide, narrow], 20)).toEqual([
    'Rate',
    '  Baseline  50.00% (1/2)',
    '  Run       100.00% (2/2)',
    'Change',
    '  Run  +50.00 pp',
  ]);
});
