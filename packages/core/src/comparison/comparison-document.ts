import type { ComparisonReport } from '../analyzer/report.ts';

/** Runs side by side, each compared with the first: what `compare --json` prints. */
export interface ComparisonDocument {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: string; readonly version: string };
  readonly base: ComparedRun;
  readonly heads: readonly { readonly run: ComparedRun; readonly comparison: ComparisonReport }[];
}

/** What is known of a run beside its results; null where they stand alone. */
export interface ComparedRun {
  /** As the user said it. */
  readonly name: string;
  readonly runId: string | null;
  /** Of results that stand alone, the one model that answered. */
  readonly model: string | null;
  readonly suite: string | null;
  readonly emulated: boolean | null;
  readonly createdAt: string | null;
  /** How many there are. */
  readonly results: number;
}
