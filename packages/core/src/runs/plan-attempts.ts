import { addEstimate, type EstimatedTokens, estimateCostUsd, noTokens } from '../planner/estimate-cost.ts';
import { estimateTokens } from '../planner/estimate-tokens.ts';
import { priceFor } from '../pricing/price-for.ts';
import type { Analysis } from './analyze-run.ts';
import type { HeldRun } from './hold-run.ts';
import type { OpenRun } from './open-run.ts';
import { readRequests } from './read-requests.ts';
import type { FullContext } from './run-context.ts';
import type { ShardState } from './shard-state.ts';
import { writeInputs } from './write-shard-inputs.ts';

/** Another try of some requests of a shard. */
interface Attempt {
  readonly shard: number;
  readonly attempt: number;
  requests: number;
}

/**
 * Plans the next attempt of what failed for a reason that may go away, when all jobs of a run have ended and as far as
 * the run's options allow. Says whether there is now something to submit. Only requests of jobs that SUCCEEDED go
 * again, for the others may have been billed for what they never told; and those of a job that was cancelled because it
 * was stuck, when that was asked for.
 */
export async function planAttempts(run: HeldRun, analysis: Analysis, context: FullContext): Promise<boolean> {
  const { record, shards, cancelled } = await run.state();
  const latest = [...new Map(shards.map((state) => [state.shard, state])).values()];
  const stuck = new Set(latest.filter(isStuckForRetry).map(({ shard }) => shard));
  // Whoever cancelled a job of the run wants no more to be spent on it.
  if (cancelled || latest.some((state) => state.state?.state === 'CANCELLED' && !stuck.has(state.shard))) return false;
  const { maxAttempts } = record.options;
  const open = latest.filter(
    ({ shard, attempt, state, downloaded }) =>
      (attempt < maxAttempts && state?.state === 'SUCCEEDED' && downloaded) ||
      (attempt < Math.max(maxAttempts, 2) && stuck.has(shard)),
  );
  const goesAgain = (key: string, shard: number) => (stuck.has(shard) ? analysis.failed : analysis.transient).has(key);
  return (await planAttempt(run, open, goesAgain, analysis, context)) > 0;
}

function isStuckForRetry({ state, stuck }: ShardState): boolean {
  return stuck === 'retry' && state?.state === 'CANCELLED';
}

/**
 * Writes the next attempt of the given shards: of each, those requests that go again. Plans none when the run might
 * then cost more than its limit. Returns how many requests go again.
 */
export async function planAttempt(
  held: HeldRun,
  shards: readonly ShardState[],
  goesAgain: (key: string, shard: number) => boolean,
  { report }: Analysis,
  context: FullContext,
): Promise<number> {
  const run = await held.state();
  const next = new Map<number, Attempt>(
    shards.map(({ shard, attempt }) => [shard, { shard, attempt: attempt + 1, requests: 0 }]),
  );
  if (next.size === 0) return 0;
  let tokens = noTokens;
  for await (const { request, shard } of readRequests(run, context.files)) {
    const attempt = next.get(shard);
    if (attempt === undefined || !goesAgain(request.key, shard)) continue;
    attempt.requests += 1;
    tokens = addEstimate(tokens, estimateTokens(request.request));
  }
  const attempts = [...next.values()].filter(({ requests }) => requests > 0);
  if (attempts.length === 0) return 0;
  const requests = attempts.reduce((sum, attempt) => sum + attempt.requests, 0);
  const attempt = Math.max(...attempts.map((each) => each.attempt));
  const limitUsd = run.record.options.gates.maxCostUsd;
  const mayCostUsd = costWith(tokens, run, report.cost?.batch ?? null);
  if (limitUsd !== undefined && (mayCostUsd === null || mayCostUsd > limitUsd)) {
    context.onEvent({ kind: 'attempt-skipped', attempt, requests, mayCostUsd, limitUsd });
    return 0;
  }
  context.signal?.throwIfAborted();
  await writeInputs(run, attempts, goesAgain, context);
  for (const planned of attempts) await held.write({ type: 'planned', ...planned });
  context.onEvent({ kind: 'attempt', attempt, requests });
  return requests;
}

/** What all attempts so far cost, and this one by the estimate; null when either cannot be told. */
function costWith(tokens: EstimatedTokens, { record }: OpenRun, costUsd: number | null): number | null {
  const price = priceFor(record.model, Date.parse(record.createdAt));
  if (costUsd === null || price === null || !tokens.complete) return null;
  return costUsd + estimateCostUsd(tokens, price);
}
