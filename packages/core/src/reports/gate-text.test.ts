import { expect, test } from 'vitest';
import type { GateReport } from '../analyzer/report.ts';
import { reportWords } from '../locales/report-words.ts';
import { gateText } from './gate-text.ts';

test.each<[Partial<GateReport>, string]>([
  [{ name: 'maxCostUsd', actual: 1.004, threshold: 1, verdict: 'fail' }, 'cost $1.0040, required ≤ $1.0000'],
  [{ name: 'maxCostUsd', actual: 0.02, threshold: 1, verdict: 'pass' }, 'cost $0.0200, required ≤ $1.00'],
  [{ name: 'maxCostUsd', actual: null, threshold: 1, verdict: 'inconclusive' }, 'cost not known, required ≤ $1.00'],
  [{ actual: 0.89996, threshold: 0.9, verdict: 'fail' }, 'success rate 89.9960%, required ≥ 90.0000%'],
  [{ actual: 0.8, threshold: 0.9, verdict: 'fail' }, 'success rate 80.00%, required ≥ 90.00%'],
  [{ actual: 0.999999, threshold: 1, verdict: 'fail' }, 'success rate 99.99%, required ≥ 100.00%'],
])('gateText never says that a gate failed on what it required: %j', (gate, text) => {
  const whole: GateReport = { name: 'minSuccessRate', actual: 1, threshold: 1, verdict: 'pass', ...gate };
  expect(gateText(whole, reportWords('en'))).toBe(text);
});
