import { formatCount, formatRate } from '../../locales/format-numbers.ts';
import { priceNote } from '../../locales/price-note.ts';
import { histogram } from './histogram.ts';
import { histogramChart } from './histogram-chart.ts';
import { type Html, html } from './html.ts';
import { outsideText } from './outside-text.ts';
import type { PageContext } from './page-context.ts';
import { shownUsd } from './shown-usd.ts';
import { smallUsd } from './small-usd.ts';

/** A billionth of a dollar: what a token of the cheapest model costs is some ten of them. */
const costUnitUsd = 1e-9;

/** What was used and what it cost: in all, and how it spreads over the requests. */
export function usageSection(context: PageContext): Html {
  const { figures, texts } = context;
  const tokens = histogram(figures.tokens, 1);
  const costs = figures.costs && histogram(figures.costs, costUnitUsd);
  const { usage } = texts;
  return html`<section id="usage"><h2>${texts.headings.usage}</h2>
<div class="charts">
${tokens && html`<div class="card pad">${histogramChart(usage.tokensEach, tokens, formatCount, texts)}</div>`}
${costs && html`<div class="card pad">${histogramChart(usage.costEach, costs, smallUsd, texts)}</div>`}
</div>
${tokens && html`<p class="soft under">${usage.attempts}${costs === null && context.report.cost !== null ? ` ${usage.costUntold}` : null}</p>`}
<div class="charts">${tokenTable(context)}${costTable(context)}</div>
</section>`;
}

function tokenTable({ report, texts }: PageContext): Html {
  const { prompt, cached, candidates, thoughts, total } = report.tokens;
  const { usage } = texts;
  const row = (label: string, count: number, className = '') =>
    html`<tr class="${className}"><th scope="row">${label}</th><td class="number">${formatCount(count)}</td><td class="number soft">${total === 0 ? '–' : formatRate(count / total)}</td></tr>`;
  return html`<div class="card"><table class="sums"><tbody>${row(usage.prompt, prompt)}${cached > 0 ? row(usage.cached, cached, 'part') : null}${row(usage.candidates, candidates)}${row(usage.thoughts, thoughts)}${row(usage.total, total, 'total')}</tbody></table></div>`;
}

function costTable(context: PageContext): Html {
  const { report, texts, words, lang } = context;
  const { cost } = report;
  const { usage } = texts;
  if (cost === null)
    return html`<div class="card pad"><p><strong>${words.labels.cost}</strong> ${words.costUnknown}</p></div>`;
  return html`<div class="card"><table class="sums"><tbody><tr class="total"><th scope="row">${usage.batch}</th><td class="number">${shownUsd(cost.batch, context)}</td></tr>
<tr><th scope="row">${usage.standard}</th><td class="number">${shownUsd(cost.standard, context)}</td></tr>
<tr><th scope="row">${usage.saved}</th><td class="number">${shownUsd(cost.saved, context)}</td></tr>
<tr><th scope="row">${usage.priced}</th><td class="number">${cost.pricedAt}<span class="soft block">${outsideText(cost.source, 200)}</span>${(cost.notes ?? []).map((note) => html`<span class="soft block">${outsideText(priceNote(note, lang), 400)}</span>`)}</td></tr></tbody></table></div>`;
}
