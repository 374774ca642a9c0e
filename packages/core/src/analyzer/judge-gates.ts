import type { Gates } from '../suites/suite.ts';
import type { GateReport, Verdict } from './report.ts';

/** The original tool called a success rate above this good. */
export const defaultMinSuccessRate = 0.9;

/** What the gates are held against; `null`: not known. */
export interface Measured {
  readonly successRate: number;
  readonly passRate: number | null;
  readonly costUsd: number | null;
}

/** Judges each gate; without any gate, the success rate must be at least 0.9. */
export function judgeGates(gates: Gates, measured: Measured): GateReport[] {
  const { minPassRate, maxCostUsd } = gates;
  const none = gates.minSuccessRate === undefined && minPassRate === undefined && maxCostUsd === undefined;
  const minSuccessRate = none ? defaultMinSuccessRate : gates.minSuccessRate;
  const judged: GateReport[] = [];
  if (minSuccessRate !== undefined) judged.push(atLeast('minSuccessRate', minSuccessRate, measured.successRate));
  if (minPassRate !== undefined) judged.push(atLeast('minPassRate', minPassRate, measured.passRate));
  if (maxCostUsd !== undefined) {
    const actual = measured.costUsd;
    const verdict = actual === null ? 'inconclusive' : actual <= maxCostUsd ? 'pass' : 'fail';
    judged.push({ name: 'maxCostUsd', threshold: maxCostUsd, actual, verdict });
  }
  return judged;
}

/** Any gate that fails decides; else any that could not be judged. */
export function verdictOf(gates: readonly GateReport[]): Verdict {
  if (gates.some((gate) => gate.verdict === 'fail')) return 'fail';
  return gates.some((gate) => gate.verdict === 'inconclusive') ? 'inconclusive' : 'pass';
}

function atLeast(name: 'minSuccessRate' | 'minPassRate', threshold: number, actual: number | null): GateReport {
  const verdict = actual === null ? 'inconclusive' : actual >= threshold ? 'pass' : 'fail';
  return { name, threshold, actual, verdict };
}
