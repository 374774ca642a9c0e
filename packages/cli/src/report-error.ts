import { closestName, describeError, isGeminiBatchError, langs } from '@gemini-batch-test/core';
import { type Command, CommanderError } from 'commander';
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
  if (error instanceof CommanderError) return reportUsage(error, session, program, argv);
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

/** commander's errors, in our words. Help and version come as errors too; they are none. */
function reportUsage(error: CommanderError, session: Session, program: Command, argv: readonly string[]): number {
  if (error.exitCode === 0) return exitCodes.passed;
  const { usage } = session.words;
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const name = quoted.split(' ')[0] ?? quoted;
  const commands = program.commands.map((command) => command.name());
  const called = program.commands.find((command) => argv.includes(command.name())) ?? program;
  const flags = called.options.map((option) => option.long ?? '');
  const unknownHelp = argv.find((arg) => arg !== 'help' && !arg.startsWith('-')) ?? '';
  const messages: Readonly<Record<string, () => string>> = {
    'commander.unknownOption': () => usage.unknownOption(name, closestName(name, flags)),
    'commander.unknownCommand': () => usage.unknownCommand(name, closestName(name, commands)),
    'commander.help': () => usage.unknownCommand(unknownHelp, closestName(unknownHelp, commands)),
    'commander.missingArgument': () => usage.missingArgument(name),
    'commander.missingMandatoryOptionValue': () => usage.missingValue(name),
    'commander.optionMissingArgument': () => usage.missingValue(name),
    'commander.excessArguments': () => usage.excessArguments(),
    'commander.invalidArgument': () =>
      usage.invalidChoice(name, /argument '([^']*)'/.exec(error.message)?.[1] ?? '', langs.join(', ')),
  };
  say(session, { message: messages[error.code]?.() ?? error.message, hint: usage.hint });
  return exitCodes.usage;
}
