import { type Lang, tool } from '@gemini-batch-test/core';
import { Command, Option } from 'commander';
import { type CommandHost, emulatorCommand, wordedCommand } from 'gemini-batch-emulator/command';
import type { CliMessages } from './locales/cli-messages.ts';
import {
  addBackendFlags,
  addBaselineFlag,
  addEmulatorFlags,
  addOutputFlags,
  addPricesFlag,
  addTakeOverFlag,
  addTimeFlags,
  addWaitFlags,
  langFlag,
} from './options/backend-flags.ts';
import { numberFlag } from './options/number-flag.ts';
import { addAnswersFlag, addReportFlags, formatsFlag } from './options/report-flags.ts';
import type { Session } from './session.ts';

/**
 * The commands with their flags. A verb's code is loaded when it is called: `--help` shall not wait for it. `end`
 * gets the exit code.
 */
export function createProgram(words: CliMessages, session: Session, end: (exitCode: number) => void): Command {
  const { verbs, args, options, help } = words;
  const { env, lang, signal, terminal } = session;
  const worded = (command: Command): Command => wordedCommand(command, help, (text) => terminal.out(text));
  const program = worded(new Command('gemini-batch-test'))
    .description(words.about)
    .version(tool.version, '-V, --version', help.version)
    .helpCommand('help [command]', help.helpCommand)
    .addOption(langFlag(words))
    .enablePositionalOptions();

  const verb = (nameAndArgs: string, description: string): Command =>
    addOutputFlags(worded(program.command(nameAndArgs)).description(description), words);
  type AddFlags = (command: Command, words: CliMessages) => Command;
  const withFlags = (command: Command, ...adders: readonly AddFlags[]): Command =>
    adders.reduce((left, add) => add(left, words), command);

  const reportFlags = [addReportFlags, addTakeOverFlag, addBaselineFlag];

  for (const name of ['run', 'create'] as const) {
    const command = verb(name, verbs[name]).argument('[input]', args.input);
    withFlags(command, addSuiteFlags, addPricesFlag, addBackendFlags, addEmulatorFlags, addWaitFlags)
      .option('--model <model>', options.model)
      .addOption(numberFlag('--max-attempts <n>', options.maxAttempts, { whole: true, from: 1, to: 10 }).default(2))
      .addOption(numberFlag('--requests-per-job <n>', options.requestsPerJob, { whole: true, from: 1 }).default(10_000))
      .addOption(numberFlag('--concurrency <n>', options.concurrency, { whole: true, from: 1, to: 100 }).default(100))
      .option('--inline', options.inline)
      .addOption(numberFlag('--canaries <n>', options.canaries, { whole: true, from: 0, to: 1000 }).default(0))
      .option('--allow-unknown-price', options.allowUnknownPrice);
    addBaselineFlag(command, words);
    if (name === 'run')
      addReportFlags(command, words).option('--detach', options.detach).option('--strict', options.strict);
    command.action(async (input: string | undefined, flags) => {
      if (name === 'run') end(await (await import('./verbs/run.ts')).run(input, flags, session));
      else end(await (await import('./verbs/create.ts')).create(input, flags, session));
    });
  }

  withFlags(verb('validate', verbs.validate), addSuiteFlags, addBackendFlags)
    .argument('[input]', args.input)
    .addOption(numberFlag('--seed <n>', options.seed, { whole: true, from: 0 }))
    .option('--model <model>', options.model)
    .option('--inline', options.inline)
    .option('--offline', options.unasked)
    .option('--sarif <file>', options.sarif)
    .option('--strict', options.strictWarnings)
    .action(async (input: string | undefined, flags) =>
      end(await (await import('./verbs/validate.ts')).validate(input, flags, session)),
    );

  verb('generate', verbs.generate)
    .requiredOption('--type <type>', options.type)
    .addOption(numberFlag('--count <n>', options.count, { whole: true, from: 1, to: 1_000_000 }).default(10))
    .addOption(numberFlag('--seed <n>', options.seed, { whole: true, from: 0 }))
    .option('--model <model>', options.model)
    .option('--dir <dir>', options.dir, 'output/test-data')
    .action(async (flags) => end(await (await import('./verbs/generate.ts')).generate(flags, session)));

  withFlags(verb('estimate', verbs.estimate), addSuiteFlags, addPricesFlag, addBackendFlags, addEmulatorFlags)
    .argument('[input]', args.input)
    .option('--model <model>', options.model)
    .addOption(numberFlag('--requests-per-job <n>', options.requestsPerJob, { whole: true, from: 1 }).default(10_000))
    .addOption(numberFlag('--concurrency <n>', options.concurrency, { whole: true, from: 1, to: 100 }).default(100))
    .option('--inline', options.inline)
    .addOption(numberFlag('--canaries <n>', options.canaries, { whole: true, from: 0, to: 1000 }).default(0))
    .option('--offline', options.offline)
    .action(async (input: string | undefined, flags) =>
      end(await (await import('./verbs/estimate.ts')).estimate(input, flags, session)),
    );

  withFlags(verb('doctor', verbs.doctor), addBackendFlags, addEmulatorFlags)
    .option('--model <model>', options.model)
    .addOption(numberFlag('--timeout <seconds>', options.patience, { above: 0, to: 600 }).default(10))
    .action(async (flags) => end(await (await import('./verbs/doctor.ts')).doctor(flags, session)));

  withFlags(verb('monitor', verbs.monitor), addBackendFlags, addTimeFlags)
    .argument('<job|run>', args.jobOrRun)
    .option('--input <file>', options.input)
    .action(async (name: string, flags) =>
      end(await (await import('./verbs/monitor.ts')).monitor(name, flags, session)),
    );

  withFlags(verb('results', verbs.results), addPricesFlag, addBackendFlags, ...reportFlags)
    .argument('<job|run>', args.jobOrRun)
    .option('--input <file>', options.input)
    .option('--strict', options.strict)
    .action(async (name: string, flags) =>
      end(await (await import('./verbs/results.ts')).results(name, flags, session)),
    );

  withFlags(verb('resume', verbs.resume), addPricesFlag, addBackendFlags, addWaitFlags, ...reportFlags)
    .argument('<run>', args.run)
    .option('--strict', options.strict)
    .action(async (name: string, flags) => end(await (await import('./verbs/resume.ts')).resume(name, flags, session)));

  withFlags(verb('retry', verbs.retry), addPricesFlag, addBackendFlags, addWaitFlags, ...reportFlags)
    .argument('<job|run>', args.jobOrRun)
    .option('--more-room', options.moreRoom)
    .option('--input <file>', options.input)
    .option('--strict', options.strict)
    .action(async (name: string, flags) => end(await (await import('./verbs/retry.ts')).retry(name, flags, session)));

  verb('compare', verbs.compare)
    .argument('<base>', args.base)
    .argument('<head...>', args.head)
    .addOption(new Option('--format <format>', options.comparisonFormat).choices(['text', 'md']).default('text'))
    .addOption(numberFlag('--keys <n>', options.keys, { whole: true, from: 0 }).default(20))
    .option('--strict', options.strictComparison)
    .action(async (base: string, heads: string[], flags) =>
      end(await (await import('./verbs/compare.ts')).compare([base, ...heads], flags, session)),
    );

  addAnswersFlag(verb('report', verbs.report), words)
    .argument('<job|run>', args.jobOrRun)
    .addOption(formatsFlag('--format <formats>', options.format))
    .option('--out <path>', options.out)
    .action(async (name: string, flags) => end(await (await import('./verbs/report.ts')).report(name, flags, session)));

  addBackendFlags(verb('list', verbs.list), words).action(async (flags) =>
    end(await (await import('./verbs/list.ts')).list(flags, session)),
  );

  addBackendFlags(verb('cancel', verbs.cancel), words)
    .argument('<job|run>', args.jobOrRun)
    .action(async (name: string, flags) => end(await (await import('./verbs/cancel.ts')).cancel(name, flags, session)));

  addTakeOverFlag(addBackendFlags(verb('clean', verbs.clean), words), words)
    .argument('<job|run>', args.jobOrRun)
    .action(async (name: string, flags) => end(await (await import('./verbs/clean.ts')).clean(name, flags, session)));

  const host: CommandHost = {
    name: 'gemini-batch-test emulator',
    lang,
    env,
    signal,
    out: (text) => terminal.out(text),
    note: (line) => terminal.note(line),
  };
  emulatorCommand(verb('emulator', verbs.emulator), host, end);

  return program;
}

function addSuiteFlags(command: Command, { options }: CliMessages): Command {
  const collect = (value: string, previous: readonly string[] = []) => [...previous, value];
  return command
    .option('--suite <file>', options.suite)
    .option('--dataset <file>', options.dataset)
    .option('--key <template>', options.key)
    .option('--prompt <template>', options.prompt)
    .option('--expect <check>', options.expect, collect)
    .option('--type <type>', options.type)
    .addOption(numberFlag('--count <n>', options.count, { whole: true, from: 1, to: 1_000_000 }))
    .addOption(numberFlag('--min-success-rate <rate>', options.minSuccessRate, { from: 0, to: 1 }))
    .addOption(numberFlag('--min-pass-rate <rate>', options.minPassRate, { from: 0, to: 1 }))
    .addOption(numberFlag('--max-cost-usd <usd>', options.maxCostUsd, { from: 0 }))
    .addOption(numberFlag('--max-regressions <n>', options.maxRegressions, { whole: true, from: 0 }))
    .option('--no-regression', options.noRegression);
}

/** The language asked for anywhere on the command line, before it is parsed: help and errors need it too. */
export function langOf(argv: readonly string[]): Lang {
  const at = argv.findLastIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const value = argv[at]?.includes('=') ? argv[at]?.slice('--lang='.length) : argv[at + 1];
  return at !== -1 && value === 'zh' ? 'zh' : 'en';
}
