import { codeSpan, type ErrorWords, markdownReport, plainLine, type ReportMessages } from '@gemini-batch-test/core';
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
    run === null ? words.preparing : words.testing(run.requests, codeSpan(run.model)),
    run && jobList(run.jobs, words),
    words.willUpdate,
    runLink(frame),
  ]);
}

/** The report, in as many bytes as there is room for. */
export function reportBody(frame: CommentFrame, finished: Finished, maxBytes: number): string {
  const { report, ...lists } = finished;
  return markdownReport(report, { words: frame.reportWords, links: frame.links, maxBytes, ...lists });
}

/** Interrupted: what goes on at the service, and what can be done about it. */
export function stoppedBody(frame: CommentFrame, by: StoppedBy, run: RunSoFar | null): string {
  const { words } = frame;
  const sent = run !== null && run.jobs.length + run.unconfirmed.length > 0;
  return paragraphs([
    heading('⏹️', words.stopped(codeSpan(frame.title), by), frame),
    sent ? words.jobsGoOn : words.nothingSent,
    run && jobList(run.jobs, words),
    run && run.unconfirmed.length > 0 ? `${words.unconfirmed}\n\n${bullets(run.unconfirmed)}` : null,
    run && commands(run.jobs, words),
    runLink(frame),
  ]);
}

const longestError = 2_000;

/** It could not be done: why, and the remedy. Jobs that are there go on all the same. */
export function errorBody(frame: CommentFrame, error: ErrorWords, run: RunSoFar | null): string {
  const { words } = frame;
  const jobs = run !== null && run.jobs.length > 0;
  return paragraphs([
    heading('❌', words.couldNotRun(codeSpan(frame.title)), frame),
    fenced(
      [
        `${words.error}${plainLine(error.message, longestError)}`,
        `${words.remedy}${plainLine(error.hint, longestError)}`,
      ],
      'text',
    ),
    jobs ? `${words.jobsGoOn}\n\n${jobList(run.jobs, words)}` : null,
    jobs ? commands(run.jobs, words) : null,
    runLink(frame),
  ]);
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

/** What to type for the first of these jobs. A name that is not of the service's usual form is not one to paste. */
function commands([job]: readonly string[], words: ActionMessages): string | null {
  if (job === undefined || !/^batches\/[\w-]+$/.test(job)) return null;
  return fenced(
    [`gemini-batch-test results ${job}   # ${words.fetch}`, `gemini-batch-test cancel ${job}   # ${words.stop}`],
    'sh',
  );
}

/** Lines of which none can end the fence: each is one line, and begins with our own words. */
function fenced(lines: readonly string[], language: string): string {
  return `\`\`\`${language}\n${lines.join('\n')}\n\`\`\``;
}

function runLink({ words, links }: CommentFrame): string {
  return `[${words.workflowRun}](${links.run})`;
}

function paragraphs(parts: readonly (string | null)[]): string {
  return `${parts.filter((part) => part !== null).join('\n\n')}\n`;
}
