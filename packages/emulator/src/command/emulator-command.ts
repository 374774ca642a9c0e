import { type Command, Option } from 'commander';
import type { CommandHost } from './command-host.ts';
import { CommandProblem } from './command-problem.ts';
import type { CommandWords } from './command-words.ts';
import { type Bounds, numberFlag } from './number-flag.ts';
import { sourceList } from './source-list.ts';
import { commandWords } from './words.ts';

/**
 * Gives a command the emulator's flags, its subcommand and what they do. That is loaded when it is called: help does not
 * wait for it. `end` gets the exit code.
 */
export function emulatorCommand(command: Command, host: CommandHost, end: (exitCode: number) => void): Command {
  const words = commandWords(host.lang);
  const { options } = words;
  const number = (flags: string, description: string, bounds: Bounds) =>
    numberFlag(
      flags,
      description,
      bounds,
      (...problem) => new CommandProblem(words.problems.optionInvalid(...problem)),
    );
  const collect = (value: string, previous: readonly string[] = []) => [...previous, value];
  command
    .enablePositionalOptions()
    .helpCommand(false)
    .addOption(number('--port <port>', options.port, { whole: true, from: 0, to: 65_535 }).default(8787))
    .option('--host <address>', options.host, '127.0.0.1')
    .addOption(number('--speed <times>', options.speed, { above: 0 }).default(60))
    .addOption(number('--seed <n>', options.seed, { whole: true, from: 0 }).default(1))
    .option('--answers <file>', options.answers)
    .option('--data <dir>', options.data)
    .option('--faults <name|file>', options.faults, sourceList)
    .addOption(new Option('--tier <tier>', options.tier).choices(['free', '1', '2', '3']).default('1'))
    .option('--limit <name=value>', options.limit, collect)
    .option('--choice <name=value>', options.choice, collect)
    .option('--upstream <url>', options.upstream)
    .addOption(new Option('--upstream-format <format>', options.upstreamFormat).choices(['gemini', 'openai']))
    .option('--upstream-model <model>', options.upstreamModel)
    .option('--verbose', options.verbose)
    .action(async (flags) => end(await (await import('./serve-command.ts')).serveCommand(flags, words, host)));

  command
    .command('faults')
    .description(words.faults.about)
    .argument('[name]', words.faults.name)
    .option('--json', words.json)
    .addOption(langFlag(words))
    .action(async (name: string | undefined, flags) =>
      end(await (await import('./faults-command.ts')).faultsCommand(name, flags, words, host)),
    );
  return command;
}

/** The language was found before parsing, wherever it stands; the flag is declared to be checked and shown. */
export function langFlag(words: CommandWords): Option {
  return new Option('--lang <lang>', words.lang).choices(['en', 'zh']).default('en');
}
