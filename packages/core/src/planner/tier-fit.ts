import { concurrentJobLimit, enqueuedTokenLimit, type Tier, tiers } from './tier-limits.ts';

/** How the jobs of a run fit a tier. */
export interface TierFit extends Tier {
  /** Tokens that may be enqueued for the model; null when no source tells it. */
  readonly enqueuedTokens: number | null;
  /** `job-too-large`: one job alone is above the limit, and would be refused whenever it is sent. */
  readonly fit: 'at-once' | 'in-waves' | 'job-too-large' | 'unknown';
  /** How often jobs fill the limit until all are done, when none is added before all of a wave have ended. */
  readonly waves: number | null;
  /** Whether all of it costs more than may be spent in ten minutes; null when the cost is not known. */
  readonly aboveSpendLimit: boolean | null;
}

/** Holds the jobs, each with the tokens of its prompts, against every tier. `atOnce`: as many jobs as the run allows. */
export function tierFits(
  model: string,
  jobs: { readonly tokens: readonly number[]; readonly atOnce: number; readonly costUsd: number | null },
): TierFit[] {
  return tiers.map((tier) => {
    const enqueuedTokens = enqueuedTokenLimit(model, tier.tier);
    const aboveSpendLimit = jobs.costUsd === null ? null : jobs.costUsd > tier.spendLimitUsd;
    const place = { ...tier, enqueuedTokens, aboveSpendLimit };
    if (enqueuedTokens === null) return { ...place, fit: 'unknown', waves: null };
    if (jobs.tokens.some((tokens) => tokens > enqueuedTokens)) return { ...place, fit: 'job-too-large', waves: null };
    const waves = wavesOf(jobs.tokens, enqueuedTokens, Math.min(jobs.atOnce, concurrentJobLimit));
    return { ...place, fit: waves <= 1 ? 'at-once' : 'in-waves', waves };
  });
}

/** The lowest tier that takes all at once, or else in waves; null when no source tells. */
export function tierNeeded(fits: readonly TierFit[]): TierFit | null {
  return fits.find(({ fit }) => fit === 'at-once') ?? fits.find(({ fit }) => fit === 'in-waves') ?? null;
}

function wavesOf(jobTokens: readonly number[], limit: number, atOnce: number): number {
  let waves = 0;
  let jobs = atOnce;
  let enqueued = 0;
  for (const tokens of jobTokens) {
    if (jobs >= atOnce || enqueued + tokens > limit) {
      waves += 1;
      jobs = 0;
      enqueued = 0;
    }
    jobs += 1;
    enqueued += tokens;
  }
  return waves;
}
