import type { CostUnknownReport, Place } from '../analyzer/report.ts';

/** Durations over several jobs, written. */
interface SpreadWords {
  readonly p50: string;
  readonly p90: string;
  readonly max: string;
}

/** The words of what the analysis found out about prices and the lines of the output. Keys and models come harmless. */
export interface AnalysisMessages {
  readonly jobsQueued: string;
  readonly jobsRunning: string;
  /** Of several jobs, how long they waited or ran. */
  jobTimes(times: SpreadWords): string;
  priceOld(readOn: string, days: number): string;
  costUnknown(why: CostUnknownReport): string;
  repeated(answers: number, keys: number, examples: readonly string[]): string;
  /** `count`: of all malformed lines; `places`: of the first of them. */
  malformedAt(count: number, places: readonly Place[]): string;
}
