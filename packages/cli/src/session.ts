import type { Lang } from '@gemini-batch-test/core';
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
  /** Aborts when the user interrupts. */
  readonly signal: AbortSignal;
}
