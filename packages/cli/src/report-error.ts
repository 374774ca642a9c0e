import { describeError, hasCode, isGeminiBatchError, nodeFiles, openRun } from '@gemini-batch-test/core';
import { type Command, CommanderError } from 'commander';
import { CommandProblem, usageMessage } from 'gemini-batch-emulator/command';
import { exitCodeOf, exitCodes } from './exit-codes.ts';
import type { InterruptedJobs } from './locales/cli-messages.ts';
import type { Session } from './session.ts';

/** Says what went wrong and what to do, and gives the exit code. The one place where an error becomes words. */
export async function reportError(
  error: unknown,
  session: Session,
  { program, argv, folder }: { program: Command; argv: readonly string[]; folder: string | null },
): Promise<number> {
  const { terminal, words } = session;
  terminal.live(null);
  const resume = folder === null ? null : `gemini-batch-test resume ${folder}`;
  const { aborted, reason } = session.signal;
  // What was under way when the time was over may fail in its own way.
  const timeOver = aborted && hasCode(reason, 'time-over');
  const cause = timeOver ? reason : error;
  if (aborted && !timeOver) {
    const jobs = folder === null ? null : await jobsOf(folder);
    terminal.note(words.interrupted(folder, jobs));
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
  if (isGeminiBatchError(cause)) {
    say(session, describeError(cause, session.lang));
    // What the lost answer was about stands in the cause.
    if (hasCode(cause, 'create-unconfirmed') && isGeminiBatchError(cause.cause)) {
      terminal.note(`  ${describeError(cause.cause, session.lang).message}`);
    }
    if (resume !== null) terminal.note(words.continueWith(resume));
    return exitCodeOf(cause.code);
  }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  say(session, { message: words.bug(message), hint: words.bugHint });
  if (resume !== null) terminal.note(words.continueWith(resume));
  return exitCodes.bug;
}

/** How the jobs of a run stand; null when nobody can tell. */
async function jobsOf(folder: string): Promise<InterruptedJobs | null> {
  try {
    const { shards, cancelled } = await openRun(folder, { files: nodeFiles });
    return {
      active: shards.filter(({ job, ended }) => job !== null && !ended).length,
      unconfirmed: shards.filter(({ openIntent }) => openIntent).length,
      // Those of a cancelled run are never sent.
      unsent: cancelled ? 0 : shards.filter(({ job, openIntent }) => job === null && !openIntent).length,
    };
  } catch {
    return null;
  }
}

function say({ terminal, words, lang }: Session, { message, hint }: { message: string; hint: string }): void {
  const colon = lang === 'zh' ? '：' : ': ';
  terminal.note(`${terminal.paintNote('bad', words.error)}${colon}${message}`);
  terminal.note(`${terminal.paintNote('strong', words.hint)}${colon}${hint}`);
}
