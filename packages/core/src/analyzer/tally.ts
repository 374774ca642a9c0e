import type { Cost } from '../pricing/cost-of.ts';
import type { PriceRow } from '../pricing/price-row.ts';
import { priceTable } from '../pricing/price-table.ts';
import { type Answer, isRetryable } from './answer.ts';
import type { Collected, Usage } from './collected.ts';
import { createRepeatedAnswers } from './repeated-answers.ts';
import type { CostReport, CostUnknownReport, ErrorReport, RepeatedReport, Report, TypeReport } from './report.ts';
import {
  addTokens,
  countTotal,
  mergeTokenSums,
  noTokenSums,
  type TokenSums,
  tokensReport,
  totalOf,
} from './token-sums.ts';
import { createUsagePrices } from './usage-prices.ts';

/** Sums over results, taken one by one. */
export interface Tally {
  add(collected: Collected): void;
  /** Requests of adopted jobs that got no answer: the service counts them, their keys are not known. */
  addUnnamed(count: number, reason: string, message: string | null): void;
  /** An answer to a canary: it is paid, and counts nowhere else. */
  addCanary(answer: Pick<Answer, 'outcome' | 'tokens' | 'modelVersion'>): void;
  requests(): { total: number; succeeded: number; missing: number; truncated: number; modelMismatch: number };
  checks(): { total: number; passed: number } | null;
  byType(): TypeReport[];
  finishReasons(): Record<string, number>;
  errors(): ErrorReport[];
  tokens(): Report['tokens'];
  cost(): CostReport | null;
  /** Why the cost is not known; null when it is. */
  costUnknown(): CostUnknownReport | null;
  repeated(): RepeatedReport;
}

/** Keys that stand as examples in an error's row. */
const exampleKeys = 10;

/** Adds up results of a run on `model`, with the prices of a day. */
export function createTally(model: string, pricedAtMs: number, table: readonly PriceRow[] = priceTable): Tally {
  const requests = { total: 0, succeeded: 0, missing: 0, truncated: 0, modelMismatch: 0 };
  const checks = { total: 0, passed: 0 };
  const types = new Map<string, TypeSums>();
  const finishReasons = new Map<string, number>();
  const errors = new Map<string, ErrorReport & { keys: string[]; count: number }>();
  const repeated = createRepeatedAnswers();
  const prices = createUsagePrices(model, pricedAtMs, table);
  let canaryCost: Cost | null = zero;
  let hasTokens = true;

  function addUsage(type: TypeSums, { tokens: used, modelVersion }: Usage): void {
    addTokens(type.tokens, used);
    type.cost = sum(type.cost, prices.costOf(used, modelVersion));
  }

  function add({ result, code, truncated, finishReason, longAnswerHash, otherUsage }: Collected): void {
    const succeeded = result.outcome === 'succeeded';
    const type = types.get(result.type) ?? newTypeSums();
    types.set(result.type, type);
    requests.total += 1;
    type.total += 1;
    if (succeeded) {
      requests.succeeded += 1;
      type.succeeded += 1;
    }
    if (truncated) requests.truncated += 1;
    if (result.line === null) requests.missing += 1;
    if (result.modelVersion !== null && result.modelVersion !== model) requests.modelMismatch += 1;
    if (finishReason !== null) finishReasons.set(finishReason, (finishReasons.get(finishReason) ?? 0) + 1);
    if (result.checks.length > 0) {
      const passed = result.checks.every((check) => check.passed) ? 1 : 0;
      checks.total += 1;
      checks.passed += passed;
      type.checked += 1;
      type.passed += passed;
    }
    if (succeeded && longAnswerHash !== null) repeated.add(longAnswerHash, result.key, result.rowDigest);
    if (succeeded && result.tokens === null) {
      type.cost = null;
      hasTokens = false;
    }
    if (result.tokens !== null) {
      countTotal(type.tokens, result.tokens);
      addUsage(type, { tokens: result.tokens, modelVersion: result.modelVersion });
    }
    for (const usage of otherUsage) addUsage(type, usage);
    if (!succeeded) addErrors(result.reason, result.message, code, [result.key]);
  }

  function addUnnamed(count: number, reason: string, message: string | null): void {
    requests.total += count;
    requests.missing += count;
    if (count > 0) addErrors(reason, message, null, [], count);
  }

  function addCanary({
    outcome,
    tokens: used,
    modelVersion,
  }: Pick<Answer, 'outcome' | 'tokens' | 'modelVersion'>): void {
    if (used !== null) canaryCost = sum(canaryCost, prices.costOf(used, modelVersion));
    else if (outcome === 'succeeded') {
      canaryCost = null;
      hasTokens = false;
    }
  }

  function addErrors(
    status: string,
    message: string | null,
    code: number | null,
    keys: readonly string[],
    count: number = keys.length,
  ): void {
    const id = JSON.stringify([code, status, message]);
    const error = errors.get(id) ?? { code, status, message, count: 0, retryable: isRetryable(code, status), keys: [] };
    error.count += count;
    error.keys.push(...keys.slice(0, exampleKeys - error.keys.length));
    errors.set(id, error);
  }

  function cost(): CostReport | null {
    return prices.report([...types.values()].reduce((all, type) => sum(all, type.cost), canaryCost));
  }

  function costUnknown(): CostUnknownReport | null {
    const unpriced = prices.unknown();
    if (unpriced !== null) return unpriced;
    if (!hasTokens) return { reason: 'no-token-counts', models: [] };
    return null;
  }

  return {
    add,
    addUnnamed,
    addCanary,
    cost,
    costUnknown,
    repeated: () => repeated.report(requests.succeeded),
    requests: () => requests,
    checks: () => (checks.total === 0 ? null : checks),
    finishReasons: () => Object.fromEntries(finishReasons),
    errors: () => [...errors.values()].sort((a, b) => b.count - a.count),
    byType: () =>
      [...types].map(([type, { total, succeeded, checked, passed, tokens, cost }]) => ({
        type,
        total,
        succeeded,
        failed: total - succeeded,
        successRate: succeeded / total,
        checked,
        passed: checked === 0 ? null : passed,
        tokens: totalOf(tokens),
        tokensByKind: tokensReport(tokens),
        costUsd: cost?.batchUsd ?? null,
      })),
    tokens: () => tokensReport(mergeTokenSums([...types.values()].map(({ tokens }) => tokens))),
  };
}

interface TypeSums {
  total: number;
  succeeded: number;
  checked: number;
  passed: number;
  readonly tokens: TokenSums;
  cost: Cost | null;
}

function newTypeSums(): TypeSums {
  return { total: 0, succeeded: 0, checked: 0, passed: 0, tokens: noTokenSums(), cost: zero };
}

const zero: Cost = { batchUsd: 0, standardUsd: 0 };

function sum(a: Cost | null, b: Cost | null): Cost | null {
  if (a === null || b === null) return null;
  return { batchUsd: a.batchUsd + b.batchUsd, standardUsd: a.standardUsd + b.standardUsd };
}
