import { enqueuedTokenLimits } from '@gemini-batch-test/core/wire';

/** What a project may do. Each can be changed; null takes a limit away. */
export interface Limits {
  /** Size of a create request with its requests in it, in bytes. */
  readonly inlineBytes: number | null;
  /** Size of one uploaded file, in bytes. */
  readonly fileBytes: number | null;
  /** Size of all uploaded files together, in bytes. */
  readonly storageBytes: number | null;
  /** Jobs that are pending or running at a time. */
  readonly concurrentJobs: number | null;
  /** Input tokens of all pending and running jobs of one model; a number holds for every model. */
  readonly enqueuedTokens: number | Readonly<Record<string, number>> | null;
}

export const tiers = ['free', '1', '2', '3'] as const;

/** Of the project's billing: free, or linked (1), $100 paid (2), $1,000 paid (3). */
export type Tier = (typeof tiers)[number];

const listedTier = { free: 1, '1': 1, '2': 2, '3': 3 } as const;

/** The limits of a tier; of the free one those of tier 1, but it takes no jobs (`checkJobLimits`). */
export function limitsOf(tier: Tier): Limits {
  return {
    // ai.google.dev/gemini-api/docs/batch-api: under 20 MB; files 2 GB, 20 GB together. Gathered 2026-11-23.
    inlineBytes: 20 * 1024 * 1024,
    fileBytes: 2 * 1024 ** 3,
    storageBytes: 20 * 1024 ** 3,
    // ai.google.dev/gemini-api/docs/rate-limits, 2026-08-18, gathered 2026-11-23.
    concurrentJobs: 100,
    enqueuedTokens: Object.fromEntries(enqueuedTokenLimits(listedTier[tier])),
  };
}

/**
 * Limits with some changed; one that is undefined stays. Throws a RangeError for one that is neither a number from 0 nor
 * null.
 */
export function changedLimits(
  limits: Limits,
  changes: { readonly [Name in keyof Limits]?: Limits[Name] | undefined },
): Limits {
  for (const [name, value] of Object.entries(changes)) {
    if (!Object.hasOwn(limits, name)) {
      throw new RangeError(`There is no limit "${name}"; there are ${Object.keys(limits).join(', ')}`);
    }
    const numbers = typeof value === 'object' && value !== null ? Object.values(value) : [value ?? null];
    if (numbers.some((number) => number !== null && !(typeof number === 'number' && number >= 0))) {
      throw new RangeError(`Limit "${name}" must be a number from 0, not "${value}"`);
    }
  }
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  return { ...limits, ...Object.fromEntries(given) };
}
