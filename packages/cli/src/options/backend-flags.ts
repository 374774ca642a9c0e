import { langs, loadPrices, nodeFiles, type OnStuck, onStuckChoices, type RunContext } from '@gemini-batch-test/core';
import { type Command, Option } from 'commander';
import { sourceList } from 'gemini-batch-emulator/command';
import type { CliMessages } from '../locales/cli-messages.ts';
import type { Session } from '../session.ts';
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

/** The flag of the verbs that tell a price. */
export interface PricesFlag {
  readonly prices?: string;
}

export function addPricesFlag(command: Command, { options }: CliMessages): Command {
  return command.option('--prices <file>', options.prices);
}

/** The prices that the flag gives, as a part of a run's context. */
export async function ownPrices({ prices }: PricesFlag): Promise<Pick<RunContext, 'prices'>> {
  return prices === undefined ? {} : { prices: await loadPrices(prices, nodeFiles) };
}

/** Flags of the verbs that look at jobs for a while. */
export interface TimeFlags {
  readonly interval: number;
  readonly timeout?: number;
}

/** Flags of the verbs that bring a run to its end. */
export interface WaitFlags extends TimeFlags {
  readonly takeOver?: boolean;
  readonly onStuck?: OnStuck;
  readonly stuckAfter: number;
}

/** A timer that is set for longer than this goes off at once. */
const longestTimeoutSeconds = 2_000_000;

export function addTimeFlags(command: Command, words: CliMessages): Command {
  const { options } = words;
  return command
    .addOption(numberFlag('--interval <seconds>', options.interval, { above: 0 }).default(30))
    .addOption(numberFlag('--timeout <seconds>', options.timeout, { above: 0, to: longestTimeoutSeconds }));
}

export function addWaitFlags(command: Command, words: CliMessages): Command {
  const { options } = words;
  return addTimeFlags(command, words)
    .addOption(new Option('--on-stuck <action>', options.onStuck).choices(onStuckChoices))
    .addOption(numberFlag('--stuck-after <hours>', options.stuckAfter, { above: 0 }).default(2));
}

/** The flag of the verbs that make a report. */
export interface BaselineFlags {
  readonly baseline?: string;
}

export function addBaselineFlag(command: Command, { options }: CliMessages): Command {
  return command.option('--baseline <run>', options.baseline);
}

export function addTakeOverFlag(command: Command, { options }: CliMessages): Command {
  return command.option('--take-over', options.takeOver);
}

/** What these flags mean for a run; begins to count the time. */
export function looking({ interval, timeout }: TimeFlags, session: Session): Partial<RunContext> {
  if (timeout !== undefined) session.endAfter(timeout);
  return { intervalSeconds: interval };
}

export function waiting(flags: WaitFlags, session: Session): Partial<RunContext> {
  const { takeOver = false, onStuck = null, stuckAfter } = flags;
  return { ...looking(flags, session), takeOver, onStuck, stuckAfterHours: stuckAfter };
}
