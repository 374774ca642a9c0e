/** What can end a run from outside. */
export type StoppedBy = 'cancelled' | 'timeout';

/** Ends a run from outside; the first reason is the one that counts. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** Null as long as nothing ended it. */
  by(): StoppedBy | null;
  stop(by: StoppedBy): void;
}

export function createInterruption(): Interruption {
  const controller = new AbortController();
  let stoppedBy: StoppedBy | null = null;
  return {
    signal: controller.signal,
    by: () => stoppedBy,
    stop(by) {
      stoppedBy ??= by;
      controller.abort();
    },
  };
}
