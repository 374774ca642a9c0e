import type { Command, CommanderError } from 'commander';
import { nearestName } from '../rules/nearest-name.ts';
import type { UsageWords } from './command-words.ts';

/** commander's error in our words, with what the user may have meant. */
export function usageMessage(
  error: CommanderError,
  program: Command,
  argv: readonly string[],
  usage: UsageWords,
): string {
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const name = quoted.split(' ')[0] ?? quoted;
  const called = calledCommand(program, argv);
  const flags = called.options.map((option) => option.long ?? '');
  const commands = called.commands.map((command) => command.name());
  const unknownHelp = argv.find((arg) => arg !== 'help' && !arg.startsWith('-')) ?? '';
  const near = (text: string, known: readonly string[]): string | null => nearestName(text, known) ?? null;
  const messages: Readonly<Record<string, () => string>> = {
    'commander.unknownOption': () => usage.unknownOption(name, near(name, flags)),
    'commander.unknownCommand': () => usage.unknownCommand(name, near(name, commands)),
    'commander.help': () => usage.unknownCommand(unknownHelp, near(unknownHelp, commands)),
    'commander.missingArgument': () => usage.missingArgument(name),
    'commander.missingMandatoryOptionValue': () => usage.missingValue(name),
    'commander.optionMissingArgument': () => usage.missingValue(name),
    // A command that also does something by itself takes a mistyped subcommand for an argument.
    'commander.excessArguments': () => {
      const mistyped = argv.find((arg) => near(arg, commands) !== null);
      return mistyped === undefined
        ? usage.excessArguments()
        : usage.unknownCommand(mistyped, near(mistyped, commands));
    },
    'commander.invalidArgument': () =>
      usage.invalidChoice(
        name,
        /argument '([^']*)'/.exec(error.message)?.[1] ?? '',
        /Allowed choices are (.*)\.$/.exec(error.message)?.[1] ?? '',
      ),
  };
  return messages[error.code]?.() ?? error.message;
}

/** The innermost command that the arguments name. */
function calledCommand(program: Command, argv: readonly string[]): Command {
  const names = program.commands.map((command) => command.name());
  const name = argv.find((arg) => names.includes(arg));
  const found = program.commands.find((command) => command.name() === name);
  return name === undefined || found === undefined ? program : calledCommand(found, argv.slice(argv.indexOf(name) + 1));
}
