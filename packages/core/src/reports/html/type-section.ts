import type { TypeReport } from '../../analyzer/report.ts';
import { wilsonInterval } from '../../analyzer/wilson-interval.ts';
import { formatCount, formatRate, formatUsd } from '../../locales/format-numbers.ts';
import { gateThreshold } from './gate-threshold.ts';
import { type Html, html } from './html.ts';
import { outsideText } from './outside-text.ts';
import type { PageContext } from './page-context.ts';
import { rateBar } from './rate-bar.ts';

/** More types than this are counted only. */
const longest = 100;

/** Rates with their intervals, tokens and cost of each type; nothing where there is but one. */
export function typeSection(context: PageContext): Html | null {
  const { report, words, texts } = context;
  if (report.byType.length < 2) return null;
  const { columns, markdown } = words;
  const { legend } = texts;
  const shown = report.byType.slice(0, longest);
  const more = report.byType.length - shown.length;
  const thresholds = [gateThreshold(report, 'minSuccessRate'), gateThreshold(report, 'minPassRate')];
  const isGated = thresholds.some((threshold) => threshold !== null);
  return html`<section id="types"><h2>${texts.headings.types} <span class="count">${formatCount(report.byType.length)}</span></h2>
<p class="legend"><span><svg aria-hidden="true" width="18" height="16"><rect class="fill" width="18" height="8" y="4" rx="2"/></svg>${legend.rate}</span><span><svg aria-hidden="true" width="18" height="16"><g class="whisker"><line x1="1" x2="17" y1="8" y2="8"/><line x1="1" x2="1" y1="3" y2="13"/><line x1="17" x2="17" y1="3" y2="13"/></g></svg>${legend.interval}</span>${
    isGated
      ? html`<span><svg aria-hidden="true" width="18" height="16"><line class="threshold" x1="9" x2="9" y1="0" y2="16"/></svg>${legend.threshold}</span>`
      : null
  }</p>
<div class="card"><table class="cards types"><thead><tr><th scope="col">${columns.type}</th><th scope="col" class="number">${columns.requests}</th><th scope="col">${columns.successRate}</th>${
    report.checks && html`<th scope="col">${texts.passRate}</th>`
  }<th scope="col" class="number">${columns.tokens}</th><th scope="col" class="number">${markdown.columns.cost(report.run.emulated)}</th></tr></thead>
<tbody>${shown.map((type) => row(type, context))}</tbody></table></div>
${more > 0 ? html`<p class="soft">… ${texts.otherTypes(more)}</p>` : null}</section>`;
}

function row(type: TypeReport, { report, words, texts }: PageContext): Html {
  const { columns, markdown } = words;
  const rate = (label: string, good: number, total: number, threshold: number | null) => {
    if (total === 0) return html`<td data-label="${label}" class="soft">–</td>`;
    const interval = wilsonInterval(good, total);
    return html`<td data-label="${label}" class="rated"><span class="row"><span>${formatRate(good / total)}</span><span class="soft">${formatCount(good)}/${formatCount(total)}</span></span>${rateBar({ rate: good / total, interval, threshold })}<span class="unseen">${texts.within(formatRate(interval[0]), formatRate(interval[1]))}</span></td>`;
  };
  return html`<tr><th scope="row">${outsideText(type.type, 60)}</th>
<td data-label="${columns.requests}" class="number">${formatCount(type.total)}</td>
${rate(columns.successRate, type.succeeded, type.total, gateThreshold(report, 'minSuccessRate'))}
${report.checks && rate(texts.passRate, type.passed ?? 0, type.checked ?? 0, gateThreshold(report, 'minPassRate'))}
<td data-label="${columns.tokens}" class="number">${formatCount(type.tokens)}</td>
<td data-label="${markdown.columns.cost(report.run.emulated)}" class="number">${type.costUsd === null ? '–' : formatUsd(type.costUsd)}</td></tr>`;
}
