import type { CallName } from '../calls/call-names.ts';

/** One request and what became of it, for the log and the page. It holds no key and no body. */
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
}
