import type { CallName } from '../calls/call-names.ts';

/** One request and what became of it, for the log and the page. It holds no key, and of a body only what the message of an error quotes. */
export interface Exchange {
  /** Milliseconds since the epoch, on the emulator's clock. */
  readonly timeMs: number;
  readonly method: string;
  /** Path and query, without the key. */
  readonly path: string;
  /** Null for a path that is no call of the API. */
  readonly call: CallName | null;
  /** Null when the connection was broken instead. */
  readonly status: number | null;
  readonly durationMs: number;
  /** The rule that changed its fate, as `describeRule` says it. */
  readonly fault: string | null;
  /**
   * Why it was refused: the limit that was reached with its value, such as `limit concurrentJobs 6`, which the answer does
   * not tell; else the first line of the error's message, cut at 120 characters. Null when it was not refused, or by a
   * rule in its stead.
   */
  readonly problem: string | null;
}
