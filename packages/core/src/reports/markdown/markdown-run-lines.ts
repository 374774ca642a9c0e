import type { Report } from '../../analyzer/report.ts';
import { formatRate } from '../../locales/format-numbers.ts';
import type { ReportMessages } from '../../locales/report-messages.ts';
import { codeSpan } from './code-span.ts';
import { brokenLines, joinParts } from './markdown-lines.ts';
import { markdownLink } from './markdown-link.ts';
import { markdownUsd } from './markdown-usd.ts';

/** Jobs that are named; the others are counted. */
const namedJobs = 3;

/** About the run, on a line each: model and cost; time, commit and workflow run; jobs. */
export function runLines(
  report: Report,
  words: ReportMessages,
  links: { readonly commit: string | null; readonly run: string | null },
): string[] {
  const { git, model } = report.run;
  const jobs = report.run.jobs.filter(({ state }) => state !== 'NOT_SENT');
  const { labels, markdown } = words;
  const sha = git === null ? null : codeSpan(git.sha.slice(0, 7));
  const lines = [
    [labelled(labels.model, codeSpan(model, 80)), ...costParts(report, words)],
    [
      timePart(report, words),
      sha && labelled(markdown.labels.commit, links.commit === null ? sha : markdownLink(sha, links.commit)),
      links.run === null ? null : markdownLink(markdown.labels.workflowRun, links.run),
    ],
    [jobs.length === 0 ? null : labelled(markdown.jobs(jobs.length), jobNames(jobs, words))],
  ];
  return brokenLines(lines.filter((parts) => parts.some((part) => part !== null)).map(joinParts));
}

function labelled(label: string, value: string): string {
  return `**${label}** ${value}`;
}

function costParts({ cost, gates, run }: Report, words: ReportMessages): string[] {
  const { labels, markdown } = words;
  if (cost === null) {
    // A gate on the cost says why it is not known.
    const isGated = gates.some((gate) => gate.name === 'maxCostUsd');
    return [labelled(labels.cost, isGated ? words.gateUnknown : words.costUnknown)];
  }
  const rate = formatRate(cost.standard === 0 ? 0 : cost.saved / cost.standard);
  return [
    labelled(labels.cost, markdownUsd(cost.batch, run.emulated, words)),
    labelled(labels.saved, markdown.saved(markdownUsd(cost.saved, false, words), rate, run.emulated)),
  ];
}

function timePart({ durations }: Report, words: ReportMessages): string | null {
  const { totalSeconds, queuedSeconds, runningSeconds } = durations;
  if (totalSeconds === null) return null;
  const say = (seconds: number | null) => (seconds === null ? null : words.duration(seconds));
  const time = words.time(words.duration(totalSeconds), say(queuedSeconds), say(runningSeconds));
  return labelled(words.markdown.labels.time, time);
}

function jobNames(jobs: Report['run']['jobs'], { markdown }: ReportMessages): string {
  const names = jobs.slice(0, namedJobs).map((job) => codeSpan(job.name, 80));
  return [...names, ...(jobs.length > namedJobs ? ['…'] : [])].join(markdown.listSeparator);
}
