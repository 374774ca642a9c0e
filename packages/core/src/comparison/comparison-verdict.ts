import type { ComparisonReport } from '../analyzer/report.ts';

/** Below this p-value a change is more than chance. */
export const significanceLevel = 0.05;

/** What a comparison comes to. Nothing paired: not comparable; p < 0.05: by the direction; else within noise. */
export function comparisonVerdict({
  regressionCount,
  improvementCount,
  pValue,
}: Pick<ComparisonReport, 'regressionCount' | 'improvementCount' | 'pValue'>): ComparisonReport['verdict'] {
  if (pValue === null) return 'not-comparable';
  if (pValue >= significanceLevel) return 'within-noise';
  return regressionCount > improvementCount ? 'worse' : 'better';
}
