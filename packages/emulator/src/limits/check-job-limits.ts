import type { EmulatorContext } from '../emulator-context.ts';
import { ServiceError } from '../http/service-error.ts';
import { allBatches } from '../jobs/batch-record.ts';
import { jobAt } from '../jobs/job-at.ts';

/** What a new job asks for. */
export interface JobDemand {
  readonly requestCount: number;
  readonly inputTokens: number;
}

/** The link that is often all that a refused create says (langchain4j/langchain4j#3942, 2026-01-12, gathered 2026-11-23). */
const help = {
  '@type': 'type.googleapis.com/google.rpc.Help',
  links: [
    { description: 'Learn more about Gemini API quotas', url: 'https://ai.google.dev/gemini-api/docs/rate-limits' },
  ],
};

/** Throws what the service answers to a job that the project's limits do not admit. `model` is `models/{id}`. */
export async function checkJobLimits(context: EmulatorContext, model: string, demand: JobDemand): Promise<void> {
  const { tier, limits, settings, store } = context;
  if (tier === 'free') {
    // The price list says that the free tier has no batch; what a create answers then is not known.
    throw settings.choices.freeTier === 'precondition'
      ? new ServiceError('FAILED_PRECONDITION', 'The batch API needs a project with billing enabled.')
      : quotaExceeded();
  }
  const { concurrentJobs } = limits;
  const enqueuedTokens = tokenLimit(context, model);
  if (concurrentJobs === null && enqueuedTokens === null) {
    return;
  }
  const nowMs = context.now();
  const active = (await allBatches(store)).filter((record) => !jobAt(record, nowMs).isDone);
  if (concurrentJobs !== null && active.length >= concurrentJobs) {
    throw quotaExceeded();
  }
  const tokens = active
    .filter((record) => record.model === model)
    .reduce((sum, record) => sum + record.inputTokens, demand.inputTokens);
  if (enqueuedTokens !== null && tokens > enqueuedTokens) {
    throw quotaExceeded();
  }
}

function tokenLimit({ limits }: EmulatorContext, model: string): number | null {
  const { enqueuedTokens } = limits;
  return enqueuedTokens === null || typeof enqueuedTokens === 'number'
    ? enqueuedTokens
    : (enqueuedTokens[model.replace(/^models\//, '')] ?? null);
}

function quotaExceeded(): ServiceError {
  return new ServiceError(
    'RESOURCE_EXHAUSTED',
    'You exceeded your current quota, please check your plan and billing details. For more information on this error, head to: https://ai.google.dev/gemini-api/docs/rate-limits.',
    [help],
  );
}
