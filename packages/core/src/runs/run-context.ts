import type { GeminiClient } from '../client/gemini-client.ts';
import { type Clock, systemClock } from '../platform/clock.ts';
import type { Files } from '../platform/files.ts';
import { nodeFiles } from '../platform/node-files.ts';
import type { PriceRow } from '../pricing/price-row.ts';
import type { OnStuck } from './drive/on-stuck.ts';
import type { RunEvent } from './run-events.ts';

/** What a run works with. */
export interface RunContext {
  readonly client: GeminiClient;
  /** Used for its fingerprint only. */
  readonly apiKey: string;
  readonly files?: Files;
  readonly clock?: Clock;
  /** Ends waiting and writing. Give it to the client too: it ends the calls. */
  readonly signal?: AbortSignal;
  /** The ceiling of the polling schedule, in seconds; default 30. */
  readonly intervalSeconds?: number;
  /** How long a create without an answer is looked for before it counts as not made, in ms; default 60 s, 3 looks. */
  readonly lookupSpanMs?: number;
  /** Takes over the lock of a process of another machine, which surely no longer works on the run. */
  readonly takeOver?: boolean;
  /** What is done with a job that waits for too long; what the run was begun with when not said. */
  readonly onStuck?: OnStuck | null;
  /** After how many hours a job waits for too long; default 2. */
  readonly stuckAfterHours?: number;
  /** The run that reports compare with: its folder, id, job, or its results; what it was begun with when not said. */
  readonly baseline?: string | null;
  /** Prices that win over the built-in ones, from now on; those the run has when not said. */
  readonly prices?: readonly PriceRow[] | null;
  readonly onEvent?: (event: RunEvent) => void;
}

/** A context with the platform's own parts where none were given. */
export type FullContext = Required<Omit<RunContext, 'signal'>> & { readonly signal: AbortSignal | undefined };

export function withDefaults(context: RunContext): FullContext {
  return {
    files: nodeFiles,
    clock: systemClock,
    intervalSeconds: 30,
    lookupSpanMs: 60_000,
    takeOver: false,
    onStuck: null,
    stuckAfterHours: 2,
    baseline: null,
    prices: null,
    onEvent: () => {},
    signal: undefined,
    ...context,
  };
}
