import type { SpreadReport } from '../../analyzer/report.ts';
import { formatCount } from '../../locales/format-numbers.ts';
import type { ReportMessages } from '../../locales/report-messages.ts';
import { type Html, html } from './html.ts';
import { type JobTimes, jobTimes, type Stretch } from './job-times.ts';
import { outsideText } from './outside-text.ts';
import type { PageContext } from './page-context.ts';
import { percent } from './percent.ts';

/** More rows than this scroll in a box of their own. */
const longestUnscrolled = 16;

/** The jobs as a table with a line of time in each row. */
export function jobTimeline({ report, words, texts }: PageContext): Html | null {
  const sent = report.run.jobs.filter(({ state }) => state !== 'NOT_SENT');
  const notSent = report.run.jobs.length - sent.length;
  if (report.run.jobs.length === 0) return null;
  const { rows, spanMs } = jobTimes(sent);
  const { jobs } = texts;
  const seconds = (value: number | null) => (value === null ? '–' : words.duration(value));
  const body = rows.map(
    (
      row,
    ) => html`<tr><th scope="row">${jobs.name(formatCount(row.job.shard), row.job.attempt)} <span class="soft">${outsideText(row.job.name, 60)}</span></th>
<td data-label="${jobs.state}"><span class="badge ${toneOf(row.job.state)}">${outsideText(row.job.state, 30)}</span></td>
<td data-label="${words.columns.requests}" class="number">${formatCount(row.job.requests)}</td>
<td class="time">${bars(row, spanMs)}</td>
<td data-label="${jobs.queued}" class="number">${seconds(row.queuedSeconds)}</td>
<td data-label="${jobs.running}" class="number">${seconds(row.runningSeconds)}</td></tr>`,
  );
  const kinds = [...new Set(rows.flatMap(({ stretches }) => stretches.map(({ kind }) => kind)))];
  const table = html`<table class="jobs cards"><thead><tr><th scope="col">${jobs.job}</th><th scope="col">${jobs.state}</th><th scope="col" class="number">${words.columns.requests}</th><th scope="col" class="time">${axis(spanMs, jobs.time, words.duration)}</th><th scope="col" class="number">${jobs.queued}</th><th scope="col" class="number">${jobs.running}</th></tr></thead>
<tbody>${body}</tbody></table>`;
  return html`<section id="jobs"><h2>${texts.headings.jobs} <span class="count">${formatCount(sent.length)}</span></h2>
${
  spanMs === 0
    ? html`<p class="soft">${jobs.untimed}</p>`
    : html`<p class="legend">${kinds.map((kind) => html`<span>${key(kind)}${jobs[kind]}</span>`)}</p>`
}
${spreadLine(words.analysis.jobsQueued, report.durations.spread?.queued, words)}${spreadLine(words.analysis.jobsRunning, report.durations.spread?.running, words)}${
  rows.length > longestUnscrolled
    ? html`<div class="card scroll" tabindex="0" role="region" aria-label="${texts.headings.jobs}">${table}</div>`
    : rows.length > 0
      ? html`<div class="card">${table}</div>`
      : null
}
${notSent === 0 ? null : html`<p class="soft">${jobs.notSent(notSent)}</p>`}</section>`;
}

/** Of one job, its row says it. */
function spreadLine(
  label: string,
  spread: SpreadReport | null | undefined,
  { analysis, duration, markdown }: ReportMessages,
): Html | null {
  if (spread === null || spread === undefined || spread.jobs < 2) return null;
  const { p50, p90, max } = spread;
  const said = analysis.jobTimes({ p50: duration(p50), p90: duration(p90), max: duration(max) });
  return html`<p class="soft">${label}${markdown.colon}${said}</p>`;
}

function toneOf(state: string): 'good' | 'bad' | 'warn' {
  if (state === 'SUCCEEDED') return 'good';
  return ['FAILED', 'EXPIRED', 'CANCELLED'].includes(state) ? 'bad' : 'warn';
}

function bars({ stretches }: JobTimes, spanMs: number): Html {
  return html`<svg aria-hidden="true" width="100%" height="14"><line class="axis" x1="0" x2="100%" y1="7" y2="7"/>${stretches.map((stretch) => bar(stretch, spanMs))}</svg>`;
}

function bar({ kind, fromMs, toMs }: Stretch, spanMs: number): Html {
  const of = (ms: number) => (spanMs === 0 ? 0 : ms / spanMs);
  // A short one can still be seen.
  const width = Math.max(0.004, of(toMs - fromMs));
  return html`<rect class="${kind}" x="${percent(Math.min(of(fromMs), 1 - width))}" width="${percent(width)}" ${shape(kind)}/>`;
}

/** Thin while it waits, thick while it runs: not only the colour tells. */
function shape(kind: Stretch['kind']): Html {
  return kind === 'queued' ? html`y="5" height="4"` : html`y="1" height="12" rx="2"`;
}

function key(kind: Stretch['kind']): Html {
  return html`<svg aria-hidden="true" width="18" height="14"><rect class="${kind}" width="100%" ${shape(kind)}/></svg>`;
}

function axis(spanMs: number, label: string, duration: (seconds: number) => string): Html {
  if (spanMs === 0) return html`${label}`;
  const tick = (part: number, anchor: string) =>
    html`<text x="${percent(part)}" y="12" text-anchor="${anchor}">${part === 0 ? '0' : duration((spanMs * part) / 1000)}</text>`;
  return html`${label}<svg aria-hidden="true" class="ticks" width="100%" height="16">${tick(0, 'start')}${tick(0.5, 'middle')}${tick(1, 'end')}</svg>`;
}
