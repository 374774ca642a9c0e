import type { Gates } from '../suites/suite.ts';

export type Verdict = 'pass' | 'fail' | 'inconclusive';

/** What `report.json` holds, schema version 1. Within a version, fields are only ever added. Rates are from 0 to 1. */
export interface Report {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: string; readonly version: string };
  readonly verdict: Verdict;
  readonly run: ReportRun;
  readonly requests: {
    readonly total: number;
    readonly succeeded: number;
    /** `total` less `succeeded`. */
    readonly failed: number;
    /** The part of `failed` that no output line speaks of. */
    readonly missing: number;
    /** The part of `succeeded` whose answer was cut off. */
    readonly truncated: number;
    readonly successRate: number;
    /** 95 % Wilson interval. */
    readonly successInterval: readonly [number, number];
  };
  /** Counts requests that have checks; passed: all of them hold. Null when none has any. */
  readonly checks: {
    readonly total: number;
    readonly passed: number;
    readonly failed: number;
    readonly passRate: number;
    readonly passInterval: readonly [number, number];
  } | null;
  readonly byType: readonly TypeReport[];
  readonly finishReasons: Readonly<Record<string, number>>;
  readonly errors: readonly ErrorReport[];
  /**
   * Sums over all requests and attempts; the percentiles are of one request's total, in the attempt that counts.
   * `cached` is part of `prompt`.
   */
  readonly tokens: TokensReport;
  /** Null when it is not known: see `costUnknown`. */
  readonly cost: CostReport | null;
  /** Why `cost` is null; null when it is not. Absent in reports of older versions. */
  readonly costUnknown?: CostUnknownReport | null;
  /** Null where it was not seen. With several jobs: from the first creation to the last end, and the longest of each. */
  readonly durations: {
    readonly queuedSeconds: number | null;
    readonly runningSeconds: number | null;
    readonly totalSeconds: number | null;
    readonly secondsPerRequest: number | null;
    /** Over the jobs of which it was seen; null when it was seen of none. Absent in reports of older versions. */
    readonly spread?: { readonly queued: SpreadReport | null; readonly running: SpreadReport | null };
  };
  /** Counts over every line downloaded. `unexpected` is null when the requests themselves are not known. */
  readonly integrity: {
    readonly missing: number;
    readonly duplicated: number;
    readonly ambiguous: number;
    readonly unexpected: number | null;
    readonly malformed: number;
    /** Where the first ten malformed lines stand: `shards/<shard>-<attempt>/output.jsonl`. Absent in older reports. */
    readonly malformedAt?: readonly Place[];
    /** Absent in reports of older versions. */
    readonly repeated?: RepeatedReport;
    readonly modelMismatch: number;
    /** Requests of ours in jobs whose output came, and those whose answer was the one asked for; else only in the cost. */
    readonly canaries: { readonly sent: number; readonly matched: number } | null;
  };
  readonly gates: readonly GateReport[];
  /** Against another run; null when there was none to compare with. */
  readonly comparison: ComparisonReport | null;
}

/**
 * Two runs, paired by key. Deltas are this run's rate less the baseline's, over the pairs. A pair is good when all its
 * checks hold, where both sides have checks; else when it succeeded.
 */
export interface ComparisonReport {
  /** The baseline's run, or what was said in its place when its results stand alone. */
  readonly baselineRunId: string;
  /** Why there is nothing to compare with; null when there is. */
  readonly problem: ComparisonProblem | null;
  /** Keys that both runs have, with the same row behind them: only these are compared. */
  readonly paired: number;
  /** Keys of one run only, and keys of both whose rows differ, or are not known on both sides. */
  readonly onlyInBaseline: number;
  readonly onlyInRun: number;
  readonly rowsDiffer: number;
  readonly rowsUnknown: number;
  /** What decides whether a pair got worse: the checks, where both have some, else success. */
  readonly basis: 'checks' | 'success';
  /** Of the pairs. */
  readonly baseline: ComparedRates;
  readonly run: ComparedRates;
  readonly successRateDelta: number;
  /** Null when no pair has checks on both sides. */
  readonly passRateDelta: number | null;
  /** How many were good in the baseline and no longer are, and the other way round. */
  readonly regressionCount: number;
  readonly improvementCount: number;
  /** Their keys, the first 10,000 of each, in this run's order. */
  readonly regressions: readonly string[];
  readonly improvements: readonly string[];
  /** Pairs by this run's type. */
  readonly byType: readonly ComparedType[];
  /** Exact McNemar test, two-sided; null when nothing is paired. */
  readonly pValue: number | null;
  /**
   * `worse`: more regressions than improvements and p < 0.05; `better`: the other way round; `not-comparable`: nothing is
   * paired; else `within-noise`.
   */
  readonly verdict: 'better' | 'worse' | 'within-noise' | 'not-comparable';
  /** The day whose prices were used for both sides. */
  readonly pricedAt: string;
}

/** What is wrong with a baseline that could be read when the run began. */
export interface ComparisonProblem {
  /** `other-run`: another run stands in its place. */
  readonly code: 'missing' | 'damaged' | 'newer' | 'other-run';
  /** Where it is damaged: `results.jsonl` or another file of a run, and the line when one can be named. */
  readonly file: string | null;
  readonly line: number | null;
}

/** Figures of one side of a comparison, over the pairs and of the answers that count. */
export interface ComparedRates {
  readonly model: string | null;
  /** True for any emulator: its dollars are invented. Null when the results stand alone. */
  readonly emulated: boolean | null;
  readonly succeeded: number;
  readonly successRate: number;
  /** 95 % Wilson interval. */
  readonly successInterval: readonly [number, number];
  /** Of the pairs that have checks on both sides; null when none has. */
  readonly checks: {
    readonly total: number;
    readonly passed: number;
    readonly passRate: number;
    readonly passInterval: readonly [number, number];
  } | null;
  readonly tokens: number;
  /** Null when the price of a model is not known, or the tokens of an answer. */
  readonly costUsd: number | null;
}

export interface ComparedType {
  readonly type: string;
  readonly paired: number;
  readonly successRateDelta: number;
  /** Null when no pair of this type has checks on both sides. */
  readonly passRateDelta: number | null;
  readonly regressions: number;
  readonly improvements: number;
}

/** Tokens by kind; `cached` is part of `prompt`. The percentiles are of one request's total. */
export interface TokensReport {
  readonly prompt: number;
  readonly cached: number;
  readonly candidates: number;
  readonly thoughts: number;
  readonly total: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
}

/** Seconds over several jobs. */
export interface SpreadReport {
  readonly jobs: number;
  readonly p50: number;
  readonly p90: number;
  readonly max: number;
}

/** Where a line of output stands. */
export interface Place {
  readonly shard: number;
  readonly attempt: number;
  readonly line: number;
}

/**
 * Long answers that came under several keys though different requests were asked: how many answers, how many keys have
 * one of them, and ten of those keys.
 */
export interface RepeatedReport {
  readonly answers: number;
  readonly keys: number;
  readonly examples: readonly string[];
}

export interface ReportRun {
  readonly id: string;
  readonly backend: 'gemini' | 'emulator';
  /** True for any emulator: its dollars are invented. */
  readonly emulated: boolean;
  readonly baseUrl: string;
  readonly model: string;
  readonly suite: string | null;
  readonly createdAt: string;
  readonly completedAt: string;
  readonly jobs: readonly JobReport[];
  readonly git: GitContext | null;
}

interface JobReport {
  readonly name: string;
  readonly state: string;
  readonly shard: number;
  readonly attempt: number;
  readonly requests: number;
  readonly createTime: string | null;
  /** When it was first seen running; null when that was not seen. Absent in reports of older versions. */
  readonly runningTime?: string | null;
  readonly endTime: string | null;
}

export interface GitContext {
  readonly repository: string;
  readonly sha: string;
  readonly ref: string;
  readonly pullRequest: number | null;
}

export interface TypeReport {
  readonly type: string;
  readonly total: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly successRate: number;
  /** Requests that have checks. Absent in reports of older versions. */
  readonly checked?: number;
  /** Requests whose checks all hold; null when none of this type has checks. */
  readonly passed: number | null;
  readonly tokens: number;
  /** `tokens` by kind. Absent in reports of older versions. */
  readonly tokensByKind?: TokensReport;
  readonly costUsd: number | null;
}

/** Failures of one kind. */
export interface ErrorReport {
  /** gRPC code of the lines, null where the line was no error but blocked, empty or missing. */
  readonly code: number | null;
  readonly status: string;
  readonly message: string | null;
  readonly count: number;
  /** Whether the same request may succeed when sent again. */
  readonly retryable: boolean;
  /** The first ten. */
  readonly keys: readonly string[];
}

/** In `currency`: what the batch cost, what the standard rate would have cost, and the difference. */
export interface CostReport {
  readonly currency: 'USD';
  readonly batch: number;
  readonly standard: number;
  readonly saved: number;
  /** The day whose prices were used, and where they come from. */
  readonly pricedAt: string;
  readonly source: string;
  /** The day on which the oldest of these prices was read. Absent in reports of older versions, as `notes` is. */
  readonly readOn?: string;
  /** What has to be said of these prices: where sources disagree, what was computed and not read. */
  readonly notes?: readonly string[];
}

/** Why a cost is not known. */
export interface CostUnknownReport {
  /**
   * `no-price`, `no-batch-price`: of a model that answered; `no-token-counts`: an answer came without them; `cut-short`: a
   * job ended before it told all that it used.
   */
  readonly reason: 'no-price' | 'no-batch-price' | 'no-token-counts' | 'cut-short';
  /** Those without a price; none for the other reasons. */
  readonly models: readonly string[];
}

export interface GateReport {
  readonly name: keyof Gates;
  /** A rate, US dollars, a count; of `noRegression` a p-value, whose `actual` is 1 when no more got worse than better. */
  readonly threshold: number;
  readonly actual: number | null;
  readonly verdict: Verdict;
}
