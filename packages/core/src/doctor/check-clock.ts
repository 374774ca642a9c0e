import type { ProbeAnswer } from './doctor-site.ts';
import { type Finding, finding } from './finding.ts';

/** The header has whole seconds, and an answer may take some; a minute is beyond both. */
const toleratedSeconds = 60;

/** Holds this machine's clock against the `Date` header of an answer: positive when it is ahead. */
export function checkClock({ headers, sentAtMs, receivedAtMs }: ProbeAnswer): Finding {
  const serverMs = headers.date === null ? Number.NaN : Date.parse(headers.date);
  if (Number.isNaN(serverMs)) return finding('clock', 'clock-unknown', {});
  // The second of the header has begun, and on the average half of it is over.
  const skewSeconds = Math.round(((sentAtMs + receivedAtMs) / 2 - (serverMs + 500)) / 1000);
  const isOff = Math.abs(skewSeconds) > toleratedSeconds;
  return finding('clock', isOff ? 'clock-off' : 'clock-ok', { skewSeconds });
}
