import { codeSpan, formatCount, markdownReport, type ReportMessages } from '@gemini-batch-test/core';
import type { Explained } from './action-problem.ts';
import type { StoppedBy } from './interruption.ts';
import type { ActionMessages } from './locales/action-messages.ts';
import type { Finished, RunSoFar } from './outcome.ts';
import type { WorkflowEvent } from './workflow-event.ts';

/** What stands in every form of the comment. */
export interface CommentFrame {
  readonly words: ActionMessages;
  readonly reportWords: ReportMessages;
  /** How the suite is called: its name, its file, or the generated type. */
  readonly title: string;
  readonly links: WorkflowEvent['links'];
  readonly emulated: boolean;
}

/** While it runs: what is tested, and the jobs as soon as they are there. */
export function progressBody(frame: CommentFrame, run: RunSoFar | null): string {
  const { words } = frame;
  return paragraphs([
    heading('⏳', words.running(codeSpan(frame.title)), frame),
    run === null ? words.preparing : words.testing(formatCount(run.requests), codeSpan(run.model)),
    run && jobList(run.jobs, words),
    words.willUpdate,
    runLink(frame),
  ]);
}

/** The report, in as many bytes as there is room for. */
export function reportBody(
  frame: CommentFrame,
  finished: Finished,
  room: { readonly maxBytes: number; readonly whole: 'summary' | 'results' },
): string {
  const { report, ...lists } = finished;
  return markdownReport(report, {
    words: frame.reportWords,
    title: frame.title,
    links: frame.links,
    ...room,
    ...lists,
  });
}

/** Interrupted: what goes on at the service, and what can be done about it. */
export function stoppedBody(frame: CommentFrame, by: StoppedBy, run: RunSoFar | null): string {
  const { words } = frame;
  const goesOn = whatGoesOn(run, words);
  return paragraphs([
    heading('⏹️', words.stopped(codeSpan(frame.title), by), frame),
    ...(goesOn.length > 0 ? goesOn : [run?.embedded ? words.emulatorEnds : words.nothingSent]),
    runLink(frame),
  ]);
}

const longestLine = 1_000;

/** A message, and the list of places that may follow it. Line ends of quoted text, marked `|`, make no list. */
function linesInCode(message: string): string {
  const [first = '', ...others] = message.split(/\n(?! {2}\| )/).map((line) => codeSpan(line, longestLine));
  return others.length === 0 ? first : `${first}\n\n${others.map((line) => `- ${line}`).join('\n')}`;
}

/** It could not be done: why, and the remedy. Jobs that are there go on all the same. */
export function errorBody(frame: CommentFrame, error: Explained, run: RunSoFar | null): string {
  const { words } = frame;
  return paragraphs([
    heading('❌', words.couldNotRun(codeSpan(frame.title)), frame),
    `**${words.error}** ${linesInCode(error.message)}`,
    `**${words.remedy}** ${error.quotesInHint ? codeSpan(error.hint, longestLine) : error.hint}`,
    ...whatGoesOn(run, words),
    runLink(frame),
  ]);
}

/** The jobs that are or may be at the service. What the emulator in this process did ends with it. */
function whatGoesOn(run: RunSoFar | null, words: ActionMessages): (string | null)[] {
  if (run === null || run.embedded || run.jobs.length + run.unconfirmed.length === 0) return [];
  const { jobs, unconfirmed } = run;
  return [
    words.jobsGoOn,
    jobList(jobs, words),
    unconfirmed.length > 0 ? `${words.unconfirmed}\n\n${bullets(unconfirmed)}` : null,
    commands(jobs, words),
    words.howToGoOn,
  ];
}

/** Nothing was run, and why that is no failure. */
export function skippedBody({ words }: Pick<CommentFrame, 'words'>): string {
  return paragraphs([`### ⏭️ ${words.skippedTitle}`, words.skipped]);
}

function heading(sign: string, text: string, { words, emulated }: CommentFrame): string {
  return `### ${sign} ${text}${emulated ? ` · ${words.emulated}` : ''}`;
}

function jobList(jobs: readonly string[], words: ActionMessages): string | null {
  return jobs.length === 0 ? null : `${words.jobs(jobs.length)}\n\n${bullets(jobs)}`;
}

/** More lines than these say no more to a reader. */
const listedNames = 20;

function bullets(names: readonly string[]): string {
  const lines = names.slice(0, listedNames).map((name) => `- ${codeSpan(name)}`);
  return [...lines, ...(names.length > listedNames ? [`- … +${names.length - listedNames}`] : [])].join('\n');
}

/** Jobs for which the commands are written out. */
const shownCommands = 3;

/** What to type. A name that is not of the service's usual form is not one to paste. */
function commands(jobs: readonly string[], words: ActionMessages): string | null {
  const named = jobs.filter((job) => /^batches\/[\w-]+$/.test(job)).slice(0, shownCommands);
  if (named.length === 0) return null;
  const lines = [
    `# ${words.fetch}`,
    ...named.map((job) => `gemini-batch-test results ${job}`),
    `# ${words.stop}`,
    ...named.map((job) => `gemini-batch-test cancel ${job}`),
  ];
  return `\`\`\`sh\n${lines.join('\n')}\n\`\`\``;
}

function runLink({ words, links }: CommentFrame): string {
  return `[${words.workflowRun}](${links.run})`;
}

function paragraphs(parts: readonly (string | null)[]): string {
  return `${parts.filter((part) => part !== null).join('\n\n')}\n`;
}
