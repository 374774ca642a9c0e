import type { PriceRow } from '../pricing/price-row.ts';
import { tool } from '../tool.ts';
import type { CostLimit, Estimate, EstimatedCost, PriceChangeAhead, TokensBeforeSending } from './estimate.ts';
import type { EstimatedTokens } from './estimate-cost.ts';
import { noticesFor } from './notices.ts';
import { nextPricedModel, type PricedModel, pricedModel } from './priced-model.ts';
import type { CountedInput } from './scale-counts.ts';
import { tierFits, tierNeeded } from './tier-fit.ts';

/** What is known of a run before it is sent. All tokens are by the rule. */
export interface EstimateFacts {
  readonly model: string;
  readonly nowMs: number;
  readonly requests: number;
  /** Of all requests and canaries. */
  readonly tokens: EstimatedTokens;
  readonly beyondRule: number;
  /** When every answer is as long as it may be, those to short and to long prompts. */
  readonly outputMost: { readonly short: number; readonly long: number };
  readonly jobs: readonly { readonly inputTokens: number; readonly sizeBytes: number }[];
  /** How many jobs the run keeps at the service at once. */
  readonly atOnce: number;
  readonly inline: boolean;
  readonly canaries: number;
  /** What was counted of a sample; null when nobody was asked. */
  readonly counted: CountedInput | null;
  readonly prices: readonly PriceRow[];
  readonly maxCostUsd: number | null;
}

/** A job may wait and run for so long before the service gives up (ai.google.dev/gemini-api/docs/batch-api, September 2026). */
const longestJobMs = 48 * 3_600_000;

/** The estimate of a run, from what is known of it. */
export function buildEstimate(facts: EstimateFacts): Estimate {
  const { model, nowMs, prices, jobs, atOnce } = facts;
  const tokens = tokensOf(facts);
  const priced = pricedModel(model, nowMs, prices);
  const cost = priced && costAt(priced, facts, tokens);
  const factor = tokens.inputByRule === 0 ? 1 : tokens.input / tokens.inputByRule;
  const fits = tierFits(model, {
    tokens: jobs.map(({ inputTokens }) => Math.round(inputTokens * factor)),
    atOnce,
    costUsd: cost?.batch ?? null,
  });
  return {
    schemaVersion: 1,
    tool,
    estimatedAt: new Date(nowMs).toISOString(),
    model,
    notices: noticesFor(model, nowMs, prices),
    requests: facts.requests,
    tokens,
    jobs: {
      count: jobs.length,
      inputBytes: jobs.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
      inline: facts.inline,
      canaries: facts.canaries * jobs.length,
    },
    cost,
    price: priced?.price ?? null,
    priceChange: changeAhead(facts, tokens),
    limit: limitOf(facts, cost),
    tiers: fits,
    tierNeeded: tierNeeded(fits)?.tier ?? null,
  };
}

function tokensOf({ tokens, counted, beyondRule, outputMost }: EstimateFacts): TokensBeforeSending {
  const inputByRule = tokens.short.input + tokens.long.input;
  const input = counted === null ? inputByRule : counted.short.input + counted.long.input;
  const margin = counted?.marginOfError ?? 0;
  return {
    by: counted?.by ?? 'rule',
    counted: counted?.requests ?? 0,
    input: Math.round(input),
    inputInterval: counted && [Math.max(0, Math.floor(input - margin)), Math.ceil(input + margin)],
    inputByRule,
    beyondRule,
    outputAssumed: tokens.short.output + tokens.long.output,
    outputMost: outputMost.short + outputMost.long,
  };
}

function costAt(priced: PricedModel, facts: EstimateFacts, shown: TokensBeforeSending): EstimatedCost | null {
  const sums = facts.counted ?? facts.tokens;
  const complete = facts.counted !== null || facts.beyondRule === 0;
  const [, high] = shown.inputInterval ?? [shown.input, shown.input];
  const stretch = shown.input === 0 ? 1 : high / shown.input;
  const most = priced.costOf({
    short: { input: sums.short.input * stretch, output: facts.outputMost.short },
    long: { input: sums.long.input * stretch, output: facts.outputMost.long },
  });
  const cost = priced.costOf(sums);
  const byRule = priced.costOf(facts.tokens);
  if (cost === null || byRule === null || most === null) return null;
  const { batch, standard } = cost;
  return {
    currency: 'USD',
    batch,
    standard,
    saved: standard - batch,
    most: complete ? most.batch : null,
    byRule: byRule.batch,
    complete,
  };
}

function changeAhead(facts: EstimateFacts, tokens: TokensBeforeSending): PriceChangeAhead | null {
  const change = nextPricedModel(facts.model, facts.nowMs, facts.prices);
  if (change === null) return null;
  const { day, answering, next } = change;
  return {
    day,
    answering,
    price: next?.price ?? null,
    cost: next && costAt(next, facts, tokens),
    mayReachRun: Date.parse(day) - facts.nowMs < longestJobMs,
  };
}

/** By the rule alone, as `startRun` checks it: what it refuses must be told here. */
function limitOf({ maxCostUsd, tokens }: EstimateFacts, cost: EstimatedCost | null): CostLimit | null {
  if (maxCostUsd === null) return null;
  if (!tokens.complete) return { maxCostUsd, verdict: 'not-estimable' };
  if (cost === null) return { maxCostUsd, verdict: 'unknown-price' };
  return { maxCostUsd, verdict: cost.byRule > maxCostUsd ? 'over' : 'within' };
}
