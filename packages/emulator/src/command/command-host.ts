/** What a command works with, whoever called it. */
export interface CommandHost {
  /** How it was called, for examples: `gemini-batch-test emulator`. */
  readonly name: string;
  readonly lang: 'en' | 'zh';
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborts when the user interrupts. */
  readonly signal: AbortSignal;
  /** Results, to stdout. */
  readonly out: (text: string) => void;
  /** A line of everything else, to stderr. */
  readonly note: (line: string) => void;
}
