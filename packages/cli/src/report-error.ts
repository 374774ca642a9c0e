import { describeError, isGeminiBatchError } from '@gemini-batch-test/core';
import { type Command, CommanderError } from 'commander';
import { CommandProblem, usageMessage } from 'gemini-batch-emulator/command';
import { exitCodeOf, exitCodes } from './exit-codes.ts';
import type { Session } from './session.ts';

/** Says what went wrong and what to do, and gives the exit code. The one place where an error becomes words. */
export function reportError(
  error: unknown,
  session: Session,
  { program, argv, folder }: { program: Command; argv: readonly string[]; folder: string | null },
): number {
  const { terminal, words } = session;
  terminal.live(null);
  const resume = folder === null ? null : `gemini-batch-test resume ${folder}`;
  if (session.signal.aborted) {
    terminal.note(words.interrupted(resume));
    return exitCodes.interrupted;
  }
  if (error instanceof CommanderError) {
    // Help and version come as errors too; they are none.
    if (error.exitCode === 0) return exitCodes.passed;
    say(session, { message: usageMessage(error, program, argv, words.usage), hint: words.usage.hint });
    return exitCodes.usage;
  }
  if (error instanceof CommandProblem) {
    say(session, error);
    return exitCodes.usage;
  }
  if (isGeminiBatchError(error)) {
    say(session, describeError(error, session.lang));
    // What the lost answer was about stands in the cause.
    if (isGeminiBatchError(error.cause)) terminal.note(`  ${describeError(error.cause, session.lang).message}`);
    if (resume !== null) terminal.note(words.continueWith(resume));
    return exitCodeOf(error.code);
  }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  say(session, { message: words.bug(message), hint: words.bugHint });
  if (resume !== null) terminal.note(words.continueWith(resume));
  return exitCodes.bug;
}

function say({ terminal, words, lang }: Session, { message, hint }: { message: string; hint: string }): void {
  const colon = lang === 'zh' ? '：' : ': ';
  terminal.note(`${terminal.paintNote('bad', words.error)}${colon}${message}`);
  terminal.note(`${terminal.paintNote('strong', words.hint)}${colon}${hint}`);
}
