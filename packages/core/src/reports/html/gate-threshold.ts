import type { Report } from '../../analyzer/report.ts';

/** What a gate on a rate requires; null when there is none. */
export function gateThreshold({ gates }: Pick<Report, 'gates'>, name: 'minSuccessRate' | 'minPassRate'): number | null {
  return gates.find((gate) => gate.name === name)?.threshold ?? null;
}
