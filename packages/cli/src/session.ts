import type { Lang, RunContext } from '@gemini-batch-test/core';
import type { CliMessages } from './locales/cli-messages.ts';
import type { Terminal } from './terminal.ts';

/** What every verb works with. */
export interface Session {
  readonly terminal: Terminal;
  readonly words: CliMessages;
  readonly lang: Lang;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Says which run the command works on, so that an error can tell how to go on. */
  began(folder: string): void;
  /** Aborts when the user interrupts, or the time is over. */
  readonly signal: AbortSignal;
  /** Ends what goes on after so many seconds, with `time-over`. */
  endAfter(seconds: number): void;
  /** Parts of a run's context that stand in for the platform's own. */
  readonly parts?: Partial<RunContext>;
}
