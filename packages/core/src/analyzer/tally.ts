import { type Cost, costOf, type TokenCounts } from '../pricing/cost-of.ts';
import { priceFor } from '../pricing/price-for.ts';
import type { PriceRow } from '../pricing/price-table.ts';
import { type Answer, isRetryable } from './answer.ts';
import type { Collected, Usage } from './collected.ts';
import { percentileOfCounts } from './percentile-of-counts.ts';
import type { CostReport, ErrorReport, Report, TypeReport } from './report.ts';

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
}

/** Keys that stand as examples in an error's row. */
const exampleKeys = 10;

/** Adds up results of a run on `model`, with the prices of a day. */
export function createTally(model: string, pricedAtMs: number): Tally {
  const requests = { total: 0, succeeded: 0, missing: 0, truncated: 0, modelMismatch: 0 };
  const checks = { total: 0, passed: 0 };
  const types = new Map<string, TypeSums>();
  const finishReasons = new Map<string, number>();
  const errors = new Map<string, ErrorReport & { keys: string[]; count: number }>();
  const tokens = { prompt: 0, cached: 0, candidates: 0, thoughts: 0, total: 0 };
  /** How many requests used so many tokens: many use the same number. */
  const totals = new Map<number, number>();
  let canaryCost: Cost | null = zero;
  const prices = new Map<string, PriceRow | null>();

  /** The model that answered is the one that is billed. One that has no price of its own makes the cost unknown. */
  function priceOf(answered: string | null): PriceRow | null {
    const name = answered ?? model;
    const known = prices.get(name);
    if (known !== undefined) return known;
    const price = priceFor(name, pricedAtMs);
    prices.set(name, price);
    return price;
  }

  function addUsage(type: TypeSums, { tokens: used, modelVersion }: Usage): void {
    tokens.prompt += used.prompt;
    tokens.cached += used.cached;
    tokens.candidates += used.candidates;
    tokens.thoughts += used.thoughts;
    tokens.total += totalOf(used);
    type.tokens += totalOf(used);
    type.cost = sum(type.cost, costOfUsage(used, modelVersion));
  }

  function costOfUsage(used: TokenCounts, answered: string | null): Cost | null {
    const price = priceOf(answered);
    return price === null ? null : costOf(used, price);
  }

  function add({ result, code, truncated, finishReason, otherUsage }: Collected): void {
    const succeeded = result.outcome === 'succeeded';
    const type = types.get(result.type) ?? { total: 0, succeeded: 0, checked: 0, passed: 0, tokens: 0, cost: zero };
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
    if (succeeded && result.tokens === null) type.cost = null;
    if (result.tokens !== null) {
      const total = totalOf(result.tokens);
      totals.set(total, (totals.get(total) ?? 0) + 1);
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
    if (used !== null) canaryCost = sum(canaryCost, costOfUsage(used, modelVersion));
    else if (outcome === 'succeeded') canaryCost = null;
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
    const used = [...prices.values()];
    const total = [...types.values()].reduce((all, type) => sum(all, type.cost), canaryCost);
    if (used.length === 0) used.push(priceOf(null));
    if (total === null || used.includes(null)) return null;
    return {
      currency: 'USD',
      batch: total.batchUsd,
      standard: total.standardUsd,
      saved: total.standardUsd - total.batchUsd,
      pricedAt: new Date(pricedAtMs).toISOString().slice(0, 10),
      source: [...new Set(used.map((row) => (row === null ? '' : `${row.source}, ${row.readOn}`)))].join('; '),
    };
  }

  return {
    add,
    addUnnamed,
    addCanary,
    cost,
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
        tokens,
        costUsd: cost?.batchUsd ?? null,
      })),
    tokens: () => {
      const [p50, p90, p99] = [
        percentileOfCounts(totals, 0.5),
        percentileOfCounts(totals, 0.9),
        percentileOfCounts(totals, 0.99),
      ];
      return { ...tokens, p50, p90, p99 };
    },
  };
}

interface TypeSums {
  total: number;
  succeeded: number;
  checked: number;
  passed: number;
  tokens: number;
  cost: Cost | null;
}

function totalOf({ prompt, candidates, thoughts }: TokenCounts): number {
  return prompt + candidates + thoughts;
}

const zero: Cost = { batchUsd: 0, standardUsd: 0 };

function sum(a: Cost | null, b: Cost | null): Cost | null {
  if (a === null || b === null) return null;
  return { batchUsd: a.batchUsd + b.batchUsd, standardUsd: a.standardUsd + b.standardUsd };
}
