import type { ErrorDetails } from '../errors/error-details.ts';

/** How long to wait between two tries of a create that was refused. Never less than the least, whatever was asked. */
const schedule = {
  service: { leastMs: 1_000, firstMs: 15_000, longestMs: 10 * 60_000 },
  emulator: { leastMs: 100, firstMs: 100, longestMs: 2_000 },
};

/**
 * How long to wait, in ms, before a create is sent again that was refused with 429 so many times in a row (from 1): as
 * long as the service asked (`Retry-After` or RetryInfo), however long that is, but at least a second; where it did not
 * ask, 15 s, doubled up to 10 min. On an emulator 0.1 s, doubled up to 2 s.
 *
 * The service mostly gives no more than a link (langchain4j/langchain4j#3942, 2026-01-12): whether too many tokens are
 * enqueued, 100 jobs are open or the spending limit of ten minutes is reached, it does not tell. All three pass, some
 * only when jobs end.
 */
export function createPause(refusals: number, askedMs: number | null, emulated: boolean): number {
  const { leastMs, firstMs, longestMs } = emulated ? schedule.emulator : schedule.service;
  if (askedMs !== null) return Math.max(askedMs, leastMs);
  return Math.min(firstMs * 2 ** Math.max(0, refusals - 1), longestMs);
}

/**
 * Says whether a 429 names a quota of the free tier, which has no batch jobs (price list, gathered 2026-11-23): then
 * waiting does not help. Names such as `generate_content_free_tier_requests` and
 * `GenerateRequestsPerDayPerProjectPerModel-FreeTier` were seen on other calls; whether a create has them is not known.
 */
export function isFreeTierQuota({ message, quotas = [] }: ErrorDetails['quota-exceeded']): boolean {
  return [message, ...quotas].some((text) => /free[_-]?tier/i.test(text));
}
