import { langs } from '@gemini-batch-test/core';
import { type Command, Option } from 'commander';
import { sourceList } from 'gemini-batch-emulator/command';
import type { CliMessages } from '../locales/cli-messages.ts';
import { numberFlag } from './number-flag.ts';

/** Flags that choose the backend. */
export interface BackendFlags {
  readonly tokenFile?: string;
  readonly emulator?: boolean;
  readonly emulatorAnswers?: string;
  readonly emulatorFaults?: readonly string[];
  readonly emulatorSpeed?: number;
  readonly seed?: number;
}

export function addBackendFlags(command: Command, words: CliMessages): Command {
  const { options } = words;
  return command.option('--token-file <file>', options.tokenFile).option('--emulator', options.emulator);
}

/** Flags that set up the embedded emulator, for the verbs that begin a run; a run keeps them. */
export function addEmulatorFlags(command: Command, words: CliMessages): Command {
  const { options } = words;
  return command
    .option('--emulator-answers <file>', options.emulatorAnswers)
    .option('--emulator-faults <name|file>', options.emulatorFaults, sourceList)
    .addOption(numberFlag('--emulator-speed <times>', options.emulatorSpeed, { above: 0 }))
    .addOption(numberFlag('--seed <n>', options.seed, { whole: true, from: 0 }));
}

/** The language was found before parsing, wherever it stands (`langOf`); the flag is declared to be checked and shown. */
export function langFlag({ options }: CliMessages): Option {
  return new Option('--lang <lang>', options.lang).choices(langs).default('en');
}

/** Flags that mean the same on every verb. */
export function addOutputFlags(command: Command, words: CliMessages): Command {
  return command.option('--json', words.options.json).addOption(langFlag(words));
}

export function addIntervalFlag(command: Command, words: CliMessages): Command {
  return command.addOption(numberFlag('--interval <seconds>', words.options.interval, { above: 0 }).default(30));
}
