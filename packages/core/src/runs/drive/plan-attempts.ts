import type { Report } from '../../analyzer/report.ts';
import type { Result } from '../../analyzer/result.ts';
import { retryClass } from '../../analyzer/retry-class.ts';
import { answeringModel } from '../../models/model-change-of.ts';
import { addCanaries } from '../../planner/estimate-canaries.ts';
import { addEstimate, type EstimatedTokens, estimateCostUsd, noTokens } from '../../planner/estimate-cost.ts';
import { estimateTokens } from '../../planner/estimate-tokens.ts';
import { isoDay, priceFor } from '../../pricing/price-for.ts';
import type { PriceRow } from '../../pricing/price-row.ts';
import type { BatchRequest } from '../../requests/batch-request.ts';
import type { HeldRun } from '../folder/hold-run.ts';
import type { OpenRun } from '../folder/open-run.ts';
import type { ShardRequests } from '../folder/read-requests.ts';
import { readSent, type Sent } from '../folder/read-sent.ts';
import { pricesOfRun } from '../folder/run-prices.ts';
import type { ShardState } from '../folder/shard-state.ts';
import { writeInput } from '../folder/write-shard-inputs.ts';
import type { FullContext } from '../run-context.ts';

/** Another try of some requests of a shard. */
interface Attempt {
  readonly shard: number;
  readonly attempt: number;
  requests: number;
}

/** What is sent of a request that was sent like this, given what became of it; null when it does not go again. */
export type Choose = (result: Result, request: BatchRequest, shard: number) => BatchRequest | null;

/**
 * Plans the next attempt of what failed for a reason that may go away, when all jobs of a run have ended and as far as
 * the run's options allow. Says whether there is now something to submit. Only requests of jobs that SUCCEEDED go
 * again, for the others may have been billed for what they never told; and those of a job that was cancelled because it
 * was stuck, when that was asked for.
 */
export async function planAttempts(run: HeldRun, report: Report, context: FullContext): Promise<boolean> {
  const { record, shards, cancelled } = await run.state();
  const latest = latestAttempts(shards);
  const stuck = new Set(latest.filter(isStuckForRetry).map(({ shard }) => shard));
  // Whoever cancelled a job of the run wants no more to be spent on it.
  if (cancelled || latest.some((state) => state.state?.state === 'CANCELLED' && !stuck.has(state.shard))) return false;
  const { maxAttempts } = record.options;
  const open = latest.filter(
    ({ shard, attempt, state, downloaded }) =>
      (attempt < maxAttempts && state?.state === 'SUCCEEDED' && downloaded) ||
      (attempt < Math.max(maxAttempts, 2) && stuck.has(shard)),
  );
  const goesAgain = (result: Result, shard: number) =>
    result.outcome === 'failed' && (stuck.has(shard) || retryClass({ ...result, code: null }) === 'transient');
  const choose: Choose = (result, request, shard) => (goesAgain(result, shard) ? request : null);
  const planned = await planAttempt(run, open, choose, report, context);
  if (planned === null) return false;
  context.onEvent({ kind: 'attempt', ...planned });
  return true;
}

/** The last attempt of each shard. */
export function latestAttempts(shards: readonly ShardState[]): readonly ShardState[] {
  return [...new Map(shards.map((state) => [state.shard, state])).values()];
}

function isStuckForRetry({ state, stuck }: ShardState): boolean {
  return stuck === 'retry' && state?.state === 'CANCELLED';
}

/**
 * Writes the next attempt of the given shards: of each, those requests that are chosen. Plans none when the run might
 * then cost more than its limit. Returns the highest attempt and how many requests go again; null when none does.
 */
export async function planAttempt(
  held: HeldRun,
  shards: readonly ShardState[],
  choose: Choose,
  report: Report,
  context: FullContext,
): Promise<{ readonly attempt: number; readonly requests: number } | null> {
  if (shards.length === 0) return null;
  const run = await held.state();
  const next = new Map<number, Attempt>(
    shards.map(({ shard, attempt }) => [shard, { shard, attempt: attempt + 1, requests: 0 }]),
  );
  let tokens = noTokens;
  for await (const { shard, requests } of readChosen(run, choose, context)) {
    const attempt = next.get(shard);
    for await (const { request } of requests) {
      if (attempt === undefined) continue;
      attempt.requests += 1;
      tokens = addEstimate(tokens, estimateTokens(request));
    }
  }
  const attempts = [...next.values()].filter(({ requests }) => requests > 0);
  if (attempts.length === 0) return null;
  tokens = addCanaries(tokens, run.record.options.canaries, attempts.length);
  const requests = attempts.reduce((sum, attempt) => sum + attempt.requests, 0);
  const attempt = Math.max(...attempts.map((each) => each.attempt));
  const limitUsd = run.record.options.gates.maxCostUsd;
  const mayCostUsd = costWith(tokens, run, report.cost?.batch ?? null, await pricesOfRun(held.folder, context.files));
  if (limitUsd !== undefined && (mayCostUsd === null || mayCostUsd > limitUsd)) {
    context.onEvent({ kind: 'attempt-skipped', attempt, requests, mayCostUsd, limitUsd });
    return null;
  }
  context.signal?.throwIfAborted();
  for await (const { shard, requests } of readChosen(run, choose, context)) {
    const planned = attempts.find((each) => each.shard === shard);
    if (planned !== undefined) await writeInput(run, planned, requests, context);
  }
  for (const planned of attempts) await held.write({ type: 'planned', ...planned });
  return { attempt, requests };
}

/** The chosen requests of each shard, to be read before the next one is asked for. */
async function* readChosen(run: OpenRun, choose: Choose, { files }: FullContext): AsyncGenerator<ShardRequests> {
  async function* chosen(shard: number, sent: AsyncIterable<Sent>): AsyncGenerator<BatchRequest> {
    for await (const { request, result } of sent) {
      const again = choose(result, request, shard);
      if (again !== null) yield again;
    }
  }
  for await (const { shard, sent } of readSent(run, files)) yield { shard, requests: chosen(shard, sent) };
}

/** What all attempts so far cost, and this one by the estimate; null when either cannot be told. */
function costWith(
  tokens: EstimatedTokens,
  { record }: OpenRun,
  costUsd: number | null,
  prices: readonly PriceRow[],
): number | null {
  const createdMs = Date.parse(record.createdAt);
  const price = priceFor(answeringModel(record.model, isoDay(createdMs)), createdMs, prices);
  if (costUsd === null || price === null || !tokens.complete) return null;
  const nextUsd = estimateCostUsd(tokens, price);
  return nextUsd === null ? null : costUsd + nextUsd;
}
