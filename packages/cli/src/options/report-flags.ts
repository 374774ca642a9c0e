import { GeminiBatchError, isReportFormat, type ReportFormat, reportFiles } from '@gemini-batch-test/core';
import { type Command, Option } from 'commander';
import type { CliMessages } from '../locales/cli-messages.ts';

/** Which reports to write into the run's folder. */
export interface ReportFlags {
  readonly report?: readonly ReportFormat[];
  readonly answers?: boolean;
}

/** A flag whose value is one or more formats; it may be repeated. */
export function formatsFlag(flags: string, description: string): Option {
  const [option = ''] = flags.split(' ');
  return new Option(flags, description).argParser((value: string, before: readonly ReportFormat[] = []) => [
    ...new Set([...before, ...formatsOf(value, option)]),
  ]);
}

function formatsOf(value: string, option: string): ReportFormat[] {
  return value.split(',').map((part) => {
    const name = part.trim().toLowerCase();
    if (isReportFormat(name)) return name;
    const allowed = Object.keys(reportFiles).join(', ');
    throw new GeminiBatchError('option-invalid', { option, value: part.trim(), allowed });
  });
}

/** Flags of the verbs that make a report. */
export function addReportFlags(command: Command, words: CliMessages): Command {
  return addAnswersFlag(command.addOption(formatsFlag('--report <formats>', words.options.report)), words);
}

export function addAnswersFlag(command: Command, { options }: CliMessages): Command {
  return command.option('--answers', options.answers).option('--no-answers', options.noAnswers);
}
