import type { Notice } from './notices.ts';
import type { TierFit } from './tier-fit.ts';

/**
 * What a run would take and cost, before it is sent: what `estimate --json` prints. Within a schemaVersion, fields are
 * only ever added.
 */
export interface Estimate {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: string; readonly version: string };
  readonly estimatedAt: string;
  readonly model: string;
  /** What should be known of the model. */
  readonly notices: readonly Notice[];
  /** Canaries are no requests; they count in tokens, jobs and cost. */
  readonly requests: number;
  readonly tokens: TokensBeforeSending;
  readonly jobs: {
    readonly count: number;
    readonly inputBytes: number;
    readonly inline: boolean;
    readonly canaries: number;
  };
  /** Null when what a batch of this model costs is not known. */
  readonly cost: EstimatedCost | null;
  readonly price: EstimatePrice | null;
  /** The next change that is known; null when none is. */
  readonly priceChange: PriceChangeAhead | null;
  /** What `maxCostUsd` would do to the run; null without one. */
  readonly limit: CostLimit | null;
  readonly tiers: readonly TierFit[];
  /** The lowest that takes all jobs at once, or else in waves; null when no source tells. */
  readonly tierNeeded: 1 | 2 | 3 | null;
}

export interface TokensBeforeSending {
  /** Who counted the prompts of a sample; `rule`: nobody, a rule of thumb stands for all. */
  readonly by: 'service' | 'emulator' | 'rule';
  /** How many requests were counted. */
  readonly counted: number;
  readonly input: number;
  /** The 95 % confidence interval of the sample, both ends `input` when all were counted; null by the rule. */
  readonly inputInterval: readonly [number, number] | null;
  /** The same by the rule alone. */
  readonly inputByRule: number;
  /** Requests with files, images, tools or cached content, of which the rule counts the text only. */
  readonly beyondRule: number;
  readonly outputAssumed: number;
  /** When every answer is as long as it may be. */
  readonly outputMost: number;
}

/** In `currency`. */
export interface EstimatedCost {
  readonly currency: 'USD';
  readonly batch: number;
  readonly standard: number;
  readonly saved: number;
  /**
   * As a batch, when every answer is as long as it may be and the prompts are at the upper end of their interval; null
   * when something was not counted.
   */
  readonly most: number | null;
  /** As a batch, with all prompts by the rule: what `maxCostUsd` is held against. */
  readonly byRule: number;
  /** False when requests hold what was not counted: it costs more than this. */
  readonly complete: boolean;
}

/** Per million tokens. */
export interface EstimatePrice {
  /** Whose price it is: the model that answers. */
  readonly model: string;
  readonly standard: TokenPrices;
  /** Null where no source says what a batch costs. */
  readonly batch: TokenPrices | null;
  readonly source: string;
  readonly readOn: string;
  readonly note: string | null;
}

export interface TokenPrices {
  readonly inputUsd: number;
  readonly outputUsd: number;
}

export interface PriceChangeAhead {
  /** The first day of the new price, UTC. */
  readonly day: string;
  /** The model that answers by then. */
  readonly answering: string;
  /** Both null when the price is not known from that day on. */
  readonly price: EstimatePrice | null;
  readonly cost: EstimatedCost | null;
  /** Jobs sent now may end after it: the service gives up after 48 hours. Which day's price counts is not known. */
  readonly mayReachRun: boolean;
}

export interface CostLimit {
  readonly maxCostUsd: number;
  /** Whether `run` would send; `unknown-price` and `not-estimable`: only with `--allow-unknown-price`. */
  readonly verdict: 'within' | 'over' | 'unknown-price' | 'not-estimable';
}
