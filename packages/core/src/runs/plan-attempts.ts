import type { Report } from '../analyzer/report.ts';
import { addEstimate, type EstimatedTokens, estimateCostUsd, noTokens } from '../planner/estimate-cost.ts';
import { estimateTokens } from '../planner/estimate-tokens.ts';
import { priceFor } from '../pricing/price-for.ts';
import type { Analysis } from './analyze-run.ts';
import { appendToJournal } from './journal.ts';
import { type OpenRun, openRun } from './open-run.ts';
import { readRequests } from './read-requests.ts';
import type { FullContext } from './run-context.ts';
import { withSubmitLock } from './submit-lock.ts';
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
 * again: the others may have been billed for what they never told.
 */
export async function planAttempts(
  run: OpenRun,
  { report, transient }: Analysis,
  context: FullContext,
): Promise<boolean> {
  const { folder, record } = run;
  const next = nextAttempts(run);
  if (transient.size === 0 || next.size === 0) return false;
  return await withSubmitLock({ folder, id: record.id }, context, async () => {
    // Another process may have planned them meanwhile.
    if ((await openRun(folder, context)).shards.length > run.shards.length) return true;
    let tokens = noTokens;
    for await (const { request, shard } of readRequests(run, context.files)) {
      const attempt = transient.has(request.key) ? next.get(shard) : undefined;
      if (attempt === undefined) continue;
      attempt.requests += 1;
      tokens = addEstimate(tokens, estimateTokens(request.request));
    }
    const attempts = [...next.values()].filter(({ requests }) => requests > 0);
    if (attempts.length === 0) return false;
    const requests = attempts.reduce((sum, attempt) => sum + attempt.requests, 0);
    const attempt = Math.max(...attempts.map((each) => each.attempt));
    const limitUsd = record.options.gates.maxCostUsd;
    const mayCostUsd = costWith(tokens, run, report);
    if (limitUsd !== undefined && (mayCostUsd === null || mayCostUsd > limitUsd)) {
      context.onEvent({ kind: 'attempt-skipped', attempt, requests, mayCostUsd, limitUsd });
      return false;
    }
    context.signal?.throwIfAborted();
    await writeInputs(run, attempts, (key) => transient.has(key), context);
    for (const planned of attempts) await appendToJournal(folder, { type: 'planned', ...planned }, context);
    context.onEvent({ kind: 'attempt', attempt, requests });
    return true;
  });
}

/** The attempt that would be next of each shard that may have one, by shard. */
function nextAttempts({ record, shards }: OpenRun): Map<number, Attempt> {
  // Whoever cancelled a job of the run wants no more to be spent on it.
  if (shards.some(({ state }) => state?.state === 'CANCELLED')) return new Map();
  const latest = new Map(shards.map((state) => [state.shard, state]));
  const open = [...latest.values()].filter(
    ({ attempt, state, downloaded }) =>
      attempt < record.options.maxAttempts && state?.state === 'SUCCEEDED' && downloaded,
  );
  return new Map(open.map(({ shard, attempt }) => [shard, { shard, attempt: attempt + 1, requests: 0 }]));
}

/** What all attempts so far cost, and this one by the estimate; null when either cannot be told. */
function costWith(tokens: EstimatedTokens, { record }: OpenRun, { cost }: Report): number | null {
  const price = priceFor(record.model, Date.parse(record.createdAt));
  if (cost === null || price === null || !tokens.complete) return null;
  return cost.batch + estimateCostUsd(tokens, price);
}
