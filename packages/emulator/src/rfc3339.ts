import { seededRandom } from './seeded-random.ts';

/**
 * A time as the service writes it, with nine digits of a second. The clock knows three; the other six are drawn from
 * the time itself, so that a client meets them and the same time is always written alike.
 */
export function rfc3339(timeMs: number): string {
  const wholeMs = Math.floor(timeMs);
  const rest = Math.floor(seededRandom(`rfc3339/${wholeMs}`)() * 1_000_000);
  return `${new Date(wholeMs).toISOString().slice(0, -1)}${String(rest).padStart(6, '0')}Z`;
}
