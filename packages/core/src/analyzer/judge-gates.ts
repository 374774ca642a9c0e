import { significanceLevel } from '../comparison/comparison-verdict.ts';
import type { Gates } from '../suites/suite.ts';
import type { ComparisonReport, GateReport, Verdict } from './report.ts';

/** The gate of a run without one on a rate: the original tool called a success rate above this good. */
const defaultMinSuccessRate = 0.9;

/** What the gates are held against; `null`: not known. */
export interface Measured {
  readonly successRate: number;
  readonly passRate: number | null;
  readonly costUsd: number | null;
  /** Null without a baseline. */
  readonly comparison: Pick<ComparisonReport, 'regressionCount' | 'improvementCount' | 'pValue'> | null;
  /** A job was cancelled before its end: nobody can say what the rates would have been. */
  readonly cancelled: boolean;
}

/** Judges each gate. Without one on a rate the success rate must be at least 0.9: a limit of cost says nothing of what came back. */
export function judgeGates(gates: Gates, measured: Measured): GateReport[] {
  const { minPassRate, maxCostUsd } = gates;
  const noRate = gates.minSuccessRate === undefined && minPassRate === undefined;
  const minSuccessRate = noRate ? defaultMinSuccessRate : gates.minSuccessRate;
  const judged: GateReport[] = [];
  const rates = measured.cancelled ? { successRate: null, passRate: null } : measured;
  if (minSuccessRate !== undefined) judged.push(atLeast('minSuccessRate', minSuccessRate, rates.successRate));
  if (minPassRate !== undefined) judged.push(atLeast('minPassRate', minPassRate, rates.passRate));
  if (maxCostUsd !== undefined) {
    const actual = measured.costUsd;
    const verdict = actual === null ? 'inconclusive' : actual <= maxCostUsd ? 'pass' : 'fail';
    judged.push({ name: 'maxCostUsd', threshold: maxCostUsd, actual, verdict });
  }
  return [...judged, ...judgeRegressions(gates, measured)];
}

/** What a cancelled run lacks would count as worse; and where nothing is paired, nothing is known to be as good. */
function judgeRegressions({ maxRegressions, noRegression }: Gates, { comparison, cancelled }: Measured): GateReport[] {
  const judged: GateReport[] = [];
  const known = cancelled || comparison === null || comparison.pValue === null ? null : comparison;
  if (maxRegressions !== undefined) {
    const actual = known?.regressionCount ?? null;
    const verdict = actual === null ? 'inconclusive' : actual <= maxRegressions ? 'pass' : 'fail';
    judged.push({ name: 'maxRegressions', threshold: maxRegressions, actual, verdict });
  }
  if (noRegression) {
    const isWorse = known !== null && known.regressionCount > known.improvementCount;
    const actual = known === null ? null : isWorse ? known.pValue : 1;
    judged.push(atLeast('noRegression', significanceLevel, actual));
  }
  return judged;
}

/** Any gate that fails decides; else any that could not be judged. */
export function verdictOf(gates: readonly GateReport[]): Verdict {
  if (gates.some((gate) => gate.verdict === 'fail')) return 'fail';
  return gates.some((gate) => gate.verdict === 'inconclusive') ? 'inconclusive' : 'pass';
}

function atLeast(
  name: 'minSuccessRate' | 'minPassRate' | 'noRegression',
  threshold: number,
  actual: number | null,
): GateReport {
  const verdict = actual === null ? 'inconclusive' : actual >= threshold ? 'pass' : 'fail';
  return { name, threshold, actual, verdict };
}
