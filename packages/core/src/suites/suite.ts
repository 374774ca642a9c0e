import type { Check } from '../checks/check.ts';
import type { DatasetTemplate } from '../generators/dataset-request.ts';
import type { RequestType } from '../generators/request-types.ts';

/** Thresholds on a whole run. A run without one on a rate is gated by `minSuccessRate` 0.9. */
export interface Gates {
  /** From 0 to 1. */
  readonly minSuccessRate?: number | undefined;
  /** From 0 to 1. */
  readonly minPassRate?: number | undefined;
  readonly maxCostUsd?: number | undefined;
  /** How many keys may be worse than in the baseline. */
  readonly maxRegressions?: number | undefined;
  /** Fails when more got worse than better, and that is more than chance (p < 0.05). */
  readonly noRegression?: boolean | undefined;
}

/** Where the requests come from, with checks on every answer. Paths are relative to the current folder. */
export type Source =
  | { readonly kind: 'requests'; readonly file: string; readonly checks?: readonly Check[] }
  | { readonly kind: 'dataset'; readonly file: string; readonly template: DatasetTemplate }
  | {
      readonly kind: 'generator';
      readonly type: RequestType;
      readonly count: number;
      readonly seed: number;
      readonly checks?: readonly Check[];
    };

/** What to test: the requests, the model, the gates. */
export interface Suite {
  readonly name: string | null;
  /** null: the default, or what the input itself names. */
  readonly model: string | null;
  readonly source: Source;
  readonly gates: Gates;
  /** The run to compare with: its folder, id, job, or its results. */
  readonly baseline?: string | undefined;
  /** A file of prices that win over the built-in ones. */
  readonly prices?: string;
}
