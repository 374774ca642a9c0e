import { seededRandom } from './seeded-random.ts';

/**
 * A time as the service writes it, with nine digits of a second or with six. The clock knows three; the others are drawn
 * from the time itself, so that a client meets them and the same time is always written alike.
 */
export function rfc3339(timeMs: number, fractionDigits: 6 | 9 = 9): string {
  const wholeMs = Math.floor(timeMs);
  const rest = Math.floor(seededRandom(`rfc3339/${wholeMs}`)() * 1_000_000);
  const drawn = String(rest)
    .padStart(6, '0')
    .slice(0, fractionDigits - 3);
  return `${new Date(wholeMs).toISOString().slice(0, -1)}${drawn}Z`;
}
