import type { CostLimit } from '../planner/estimate.ts';
import type { TierFit } from '../planner/tier-fit.ts';

/** The words of an estimate. Counts, sizes and amounts come already written. */
export interface EstimateMessages {
  /** `complete` false: it costs more than that. */
  headline(cost: string, complete: boolean, requests: string, model: string): string;
  headlineUnknown(requests: string, model: string): string;
  readonly labels: Readonly<
    Record<'cost' | 'most' | 'prompts' | 'answers' | 'jobs' | 'tier' | 'price' | 'limit', string>
  >;
  from(day: string): string;
  cost(batch: string, standard: string, saved: string): string;
  most(cost: string): string;
  byRule(tokens: string): string;
  /** `all`: every request was counted; else `from` and `to` are the ends of the 95 % interval. */
  counted(tokens: string, counted: string, all: boolean, from: string, to: string): string;
  answers(assumed: string, most: string): string;
  jobs(jobs: string, size: string, inline: boolean, canaries: string | null): string;
  /** Prices of prompts and answers, as a batch (null: not known) and at the standard rate. */
  price(
    batch: readonly [string, string] | null,
    standard: readonly [string, string],
    source: string,
    readOn: string,
  ): string;
  /** `answering`: the model that answers by then, where it is another one. */
  changed(batch: string, answering: string | null): string;
  readonly changedUnknown: string;
  /** Tokens of the prompts, and how many may be enqueued; null when that is not known. */
  tier(tier: number, fit: TierFit['fit'], waves: string, tokens: string, limit: string | null): string;
  tierUnknown(model: string): string;
  limit(verdict: CostLimit['verdict'], limit: string, byRule: string): string;
  readonly notesHeading: string;
  readonly notes: {
    readonly rule: string;
    readonly emulator: string;
    readonly thoughts: string;
    beyondRule(requests: string, counted: boolean): string;
    changeMayReach(day: string): string;
    aboveSpendLimit(tier: number, limit: string): string;
    jobTooLarge(tier: number): string;
    readonly enqueued: string;
  };
}
