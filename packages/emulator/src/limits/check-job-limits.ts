import { modelId } from '@gemini-batch-test/core/wire';
import type { EmulatorContext } from '../emulator-context.ts';
import { ServiceError } from '../http/service-error.ts';
import { allBatches } from '../jobs/find-batch.ts';
import { jobAt } from '../jobs/job-at.ts';
import { overLimit } from './reached-limit.ts';

/** What a new job asks for. */
export interface JobDemand {
  readonly requestCount: number;
  readonly inputTokens: number;
}

/** Throws what the service answers to a job that the project's limits do not admit. `model` is `models/{id}`. */
export async function checkJobLimits(context: EmulatorContext, model: string, demand: JobDemand): Promise<void> {
  const { tier, limits, settings, store } = context;
  if (tier === 'free') {
    // The price list says that the free tier has no batch; what a create answers then is not known.
    throw settings.choices.freeTier === 'precondition'
      ? new ServiceError('FAILED_PRECONDITION', 'The batch API needs a project with billing enabled.')
      : overLimit('tier free');
  }
  const { concurrentJobs } = limits;
  const enqueuedTokens = tokenLimit(context, model);
  if (concurrentJobs === null && enqueuedTokens === null) {
    return;
  }
  const nowMs = context.now();
  const active = (await allBatches(store)).filter((record) => !jobAt(record, nowMs).isDone);
  if (concurrentJobs !== null && active.length >= concurrentJobs) {
    throw overLimit(`limit concurrentJobs ${concurrentJobs}`);
  }
  const tokens = active
    .filter((record) => record.model === model)
    .reduce((sum, record) => sum + record.inputTokens, demand.inputTokens);
  if (enqueuedTokens !== null && tokens > enqueuedTokens) {
    throw overLimit(`limit enqueuedTokens ${enqueuedTokens}`);
  }
}

function tokenLimit({ limits }: EmulatorContext, model: string): number | null {
  const { enqueuedTokens } = limits;
  return enqueuedTokens === null || typeof enqueuedTokens === 'number'
    ? enqueuedTokens
    : (enqueuedTokens[modelId(model)] ?? null);
}
