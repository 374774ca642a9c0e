import process from 'node:process';
import { GeminiBatchError, type RunContext } from '@gemini-batch-test/core';
import { exitCodes } from './exit-codes.ts';
import { cliEn } from './locales/cli-en.ts';
import { cliZh } from './locales/cli-zh.ts';
import { createProgram, langOf } from './program.ts';
import { reportError } from './report-error.ts';
import type { Session } from './session.ts';
import { processTerminal } from './terminal.ts';

/** Runs the process's command line, with `parts` of a run's context in place of the platform's own. */
export async function runCommand(parts: Partial<RunContext>): Promise<void> {
  const argv = process.argv.slice(2);
  const lang = langOf(argv);
  const words = lang === 'zh' ? cliZh : cliEn;
  const interruption = new AbortController();
  let folder: string | null = null;

  const session: Session = {
    terminal: processTerminal(lang),
    words,
    lang,
    env: process.env,
    signal: interruption.signal,
    began: (begun) => {
      folder = begun;
    },
    endAfter: (seconds) => {
      const timeOver = () => interruption.abort(new GeminiBatchError('time-over', { seconds }));
      setTimeout(timeOver, seconds * 1000).unref();
    },
    parts,
  };

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // The second time, the user means it.
      if (interruption.signal.aborted) process.exit(exitCodes.interrupted);
      interruption.abort();
    });
  }

  const program = createProgram(words, session, (exitCode) => {
    process.exitCode = exitCode;
  });
  try {
    if (argv.length === 0) program.outputHelp();
    else await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    process.exitCode = await reportError(error, session, { program, argv, folder });
  }
}
