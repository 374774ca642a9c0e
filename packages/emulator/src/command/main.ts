#!/usr/bin/env node
import process from 'node:process';
import { Command, CommanderError } from 'commander';
import { version } from '../version.ts';
import type { CommandHost } from './command-host.ts';
import { CommandProblem } from './command-problem.ts';
import { emulatorCommand, langFlag } from './emulator-command.ts';
import { usageMessage } from './usage-message.ts';
import { wordedCommand } from './worded-command.ts';
import { commandWords } from './words.ts';

const exitCodes = { ended: 0, usage: 2, bug: 70, interrupted: 130 } as const;

const argv = process.argv.slice(2);
const langAt = argv.findLastIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
const lang = langAt !== -1 && (argv[langAt] === '--lang=zh' || argv[langAt + 1] === 'zh') ? 'zh' : 'en';
const words = commandWords(lang);
const interruption = new AbortController();

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    // The second time, the user means it.
    if (interruption.signal.aborted) process.exit(exitCodes.interrupted);
    interruption.abort();
  });
}
for (const stream of [process.stdout, process.stderr]) {
  // A reader that closed its end (`| head -1`) ends the output, not the command.
  stream.on('error', () => {});
}

const host: CommandHost = {
  name: 'gemini-batch-emulator',
  lang,
  env: process.env,
  signal: interruption.signal,
  out: (text) => process.stdout.write(text),
  note: (line) => process.stderr.write(`${line}\n`),
};
const program = wordedCommand(new Command(host.name), words.help, host.out)
  .description(words.about)
  .version(version, '-V, --version', words.help.version)
  .option('--json', words.json)
  .addOption(langFlag(words));
emulatorCommand(program, host, (exitCode) => {
  process.exitCode = exitCode;
});
try {
  await program.parseAsync(argv, { from: 'user' });
} catch (error) {
  process.exitCode = told(error);
}

/** Says what went wrong and what to do, and gives the exit code. */
function told(error: unknown): number {
  const say = (message: string, hint: string): void => {
    const colon = lang === 'zh' ? '：' : ': ';
    host.note(`${words.error}${colon}${message}\n${words.hint}${colon}${hint}`);
  };
  if (error instanceof CommanderError) {
    // Help and version come as errors too; they are none.
    if (error.exitCode === 0) return exitCodes.ended;
    say(usageMessage(error, program, argv, words.usage), words.usage.hint);
    return exitCodes.usage;
  }
  if (error instanceof CommandProblem) {
    say(error.message, error.hint);
    return exitCodes.usage;
  }
  say(words.bug(error instanceof Error ? (error.stack ?? error.message) : String(error)), words.bugHint);
  return exitCodes.bug;
}
