import type { CostUnknownReport, Place } from '../analyzer/report.ts';

/** The words of what the analysis found out about prices and the lines of the output. Keys and models come harmless. */
export interface AnalysisMessages {
  priceOld(readOn: string, days: number): string;
  costUnknown(why: CostUnknownReport): string;
  repeated(answers: number, keys: number, examples: readonly string[]): string;
  /** `count`: of all malformed lines; `places`: of the first of them. */
  malformedAt(count: number, places: readonly Place[]): string;
}
