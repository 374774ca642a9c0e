import type { ComparedRates, ComparisonReport } from '../../analyzer/report.ts';
import { formatPoints, formatShare } from '../../locales/format-changes.ts';
import { formatCount, formatRate, formatUsd } from '../../locales/format-numbers.ts';
import type { ReportMessages } from '../../locales/report-messages.ts';
import { type Html, html } from './html.ts';
import { keyList, outsideText } from './outside-text.ts';
import type { PageContext } from './page-context.ts';
import { rateBar } from './rate-bar.ts';

const tones = { better: 'good', worse: 'bad', 'within-noise': '', 'not-comparable': 'warn' } as const;
const marks = { better: '▲', worse: '▼', 'within-noise': '≈', 'not-comparable': '?' } as const;

/** As many keys are named of each list; the table has them all. */
const namedKeys = 200;

/** This run against its baseline: the verdict, both sides with their intervals, and the keys that changed. */
export function comparisonSection(context: PageContext): Html | null {
  const { report, texts, words } = context;
  const { comparison } = report;
  if (comparison === null) return null;
  const { verdict, paired, regressions, regressionCount, improvements, improvementCount } = comparison;
  const say = words.comparison;
  return html`<section id="comparison"><h2>${texts.headings.comparison} <span class="count">${outsideText(comparison.baselineRunId, 60)}</span></h2>
<p class="row start"><span class="badge large ${tones[verdict]}"><span aria-hidden="true">${marks[verdict]} </span>${say.verdict[verdict]}</span> <span>${say.summary(comparison)}</span></p>
${
  paired === 0
    ? null
    : html`<p class="soft">${say.keys(comparison).join(say.listSeparator)}</p>
${sides(comparison, words)}
<div class="charts">${changed('bad', '▼', say.worseTitle(formatCount(regressionCount)), regressions, regressionCount, texts)}${changed('good', '▲', say.betterTitle(formatCount(improvementCount)), improvements, improvementCount, texts)}</div>`
}</section>`;
}

function sides(comparison: ComparisonReport, words: ReportMessages): Html {
  const { baseline, run, successRateDelta, passRateDelta } = comparison;
  const { columns, rows, unknown, points } = words.comparison;
  const row = (label: string, before: Html | string, after: Html | string, change: string | null) =>
    html`<tr><th scope="row">${label}</th><td data-label="${columns.baseline}">${before}</td><td data-label="${columns.run}">${after}</td><td data-label="${columns.change}" class="number">${change}</td></tr>`;
  const model = ({ model: name }: ComparedRates) => outsideText(name ?? unknown, 60);
  const cost = baseline.costUsd === null || run.costUsd === null ? null : formatShare(baseline.costUsd, run.costUsd);
  return html`<div class="card"><table class="cards sides"><thead><tr><th scope="col">${rows.compared}</th><th scope="col">${columns.baseline}</th><th scope="col">${columns.run}</th><th scope="col" class="number">${columns.change}</th></tr></thead><tbody>
${baseline.model === run.model ? null : row(words.labels.model, model(baseline), model(run), null)}
${row(rows.successRate, rated(baseline.successRate, baseline.successInterval, words), rated(run.successRate, run.successInterval, words), points(formatPoints(successRateDelta)))}
${
  baseline.checks === null || run.checks === null
    ? null
    : row(
        rows.passRate,
        rated(baseline.checks.passRate, baseline.checks.passInterval, words),
        rated(run.checks.passRate, run.checks.passInterval, words),
        passRateDelta === null ? null : points(formatPoints(passRateDelta)),
      )
}
${row(rows.tokens, formatCount(baseline.tokens), formatCount(run.tokens), formatShare(baseline.tokens, run.tokens))}
${row(rows.cost, usd(baseline, words), usd(run, words), cost)}
</tbody></table></div>`;
}

function rated(rate: number, interval: readonly [number, number], { comparison }: ReportMessages): Html {
  const [low, high] = interval;
  return html`<span class="rated"><span>${formatRate(rate)}</span>${rateBar({ rate, interval, threshold: null })}<span class="soft block">${comparison.rows.interval} ${comparison.within(formatRate(low), formatRate(high))}</span></span>`;
}

function usd({ costUsd, emulated }: ComparedRates, { comparison }: ReportMessages): string {
  if (costUsd === null) return comparison.unknown;
  return emulated ? comparison.emulated(formatUsd(costUsd)) : formatUsd(costUsd);
}

function changed(
  tone: 'good' | 'bad',
  mark: string,
  title: string,
  keys: readonly string[],
  count: number,
  texts: PageContext['texts'],
): Html {
  const named = keys.slice(0, namedKeys);
  const more = count - named.length;
  return html`<div class="card pad"><h3><span class="${tone}" aria-hidden="true">${mark}</span> ${title}</h3>${
    count === 0
      ? html`<p class="soft">${texts.none}</p>`
      : keyList(named, more > 0 ? texts.moreKeys(formatCount(more)) : null)
  }</div>`;
}
