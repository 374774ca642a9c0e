import type { Report } from '../analyzer/report.ts';
import { formatRate } from '../locales/format-numbers.ts';
import type { ReportMessages } from '../locales/report-messages.ts';
import { codeSpan } from './code-span.ts';
import { markdownLink } from './markdown-link.ts';
import { markdownUsd } from './markdown-usd.ts';

/** Jobs that are named; the others are counted. */
const namedJobs = 3;

/** One line about the run: model, cost, time, jobs, commit, and a link to the workflow run. */
export function runLine(
  { run, cost, durations, gates }: Report,
  words: ReportMessages,
  links: { readonly commit: string | null; readonly run: string | null },
): string {
  const { labels, markdown } = words;
  const { totalSeconds, queuedSeconds, runningSeconds } = durations;
  const say = (seconds: number | null) => (seconds === null ? null : words.duration(seconds));
  // A gate on the cost says why it is not known.
  const unknownCost = gates.some((gate) => gate.name === 'maxCostUsd') ? words.gateUnknown : words.costUnknown;
  const usd = (amount: number) => markdownUsd(amount, run.emulated, words);
  const sha = run.git === null ? null : codeSpan(run.git.sha.slice(0, 7));
  const parts: (readonly [string, string] | null)[] = [
    [labels.model, codeSpan(run.model, 80)],
    [labels.cost, cost === null ? unknownCost : usd(cost.batch)],
    cost && [
      labels.saved,
      markdown.saved(usd(cost.saved), formatRate(cost.standard === 0 ? 0 : cost.saved / cost.standard)),
    ],
    totalSeconds === null
      ? null
      : [markdown.labels.time, words.time(words.duration(totalSeconds), say(queuedSeconds), say(runningSeconds))],
    run.jobs.length === 0 ? null : [markdown.jobs(run.jobs.length), jobNames(run.jobs, words)],
    sha === null ? null : [markdown.labels.commit, links.commit === null ? sha : markdownLink(sha, links.commit)],
  ];
  const shown = parts.filter((part) => part !== null).map(([label, value]) => `**${label}** ${value}`);
  if (links.run !== null) shown.push(markdownLink(markdown.labels.workflowRun, links.run));
  return shown.join(' · ');
}

function jobNames(jobs: Report['run']['jobs'], { markdown }: ReportMessages): string {
  const names = jobs.slice(0, namedJobs).map((job) => codeSpan(job.name, 80));
  return [...names, ...(jobs.length > namedJobs ? ['…'] : [])].join(markdown.listSeparator);
}
