import { expect, test } from 'vitest';
import { reportSamples } from '../../../../test/support/report-samples.ts';
import type { GateReport } from '../analyzer/report.ts';
import { reportWords } from '../locales/report-words.ts';
import { gateText } from './gate-text.ts';

const { report } = reportSamples.passing;

test.each<[Partial<GateReport>, string]>([
  [{ name: 'maxCostUsd', actual: 1.004, threshold: 1, verdict: 'fail' }, 'cost $1.0040, required ≤ $1.0000'],
  [{ name: 'maxCostUsd', actual: 0.02, threshold: 1, verdict: 'pass' }, 'cost $0.0200, required ≤ $1.00'],
  [{ actual: 0.89996, threshold: 0.9, verdict: 'fail' }, 'success rate 89.9960%, required ≥ 90.0000%'],
  [{ actual: 0.8, threshold: 0.9, verdict: 'fail' }, 'success rate 80.00%, required ≥ 90.00%'],
  [{ actual: 0.999999, threshold: 1, verdict: 'fail' }, 'success rate 99.99%, required ≥ 100.00%'],
])('gateText never says that a gate failed on what it required: %j', (gate, text) => {
  const whole: GateReport = { name: 'minSuccessRate', actual: 1, threshold: 1, verdict: 'pass', ...gate };
  expect(gateText(whole, report, reportWords('en'))).toBe(text);
});

test.each<[GateReport, string]>([
  [
    { name: 'maxCostUsd', actual: null, threshold: 1, verdict: 'inconclusive' },
    'cost not known, required ≤ $1.00; cannot be judged: no price for the model that answered, or no token counts for all that was done',
  ],
  [
    { name: 'maxRegressions', actual: null, threshold: 3, verdict: 'inconclusive' },
    'regressions not known, required ≤ 3; cannot be judged: no baseline was given',
  ],
])('gateText says why a gate is open: %j', (gate, text) => {
  expect(gateText(gate, report, reportWords('en'))).toBe(text);
});
