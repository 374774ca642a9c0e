import type { ComparedRates, ComparisonReport } from '../../analyzer/report.ts';
import { formatCount, formatRate } from '../../locales/format-numbers.ts';
import { type Html, html } from './html.ts';
import { keyList, outsideText } from './outside-text.ts';
import type { PageContext } from './page-context.ts';
import { rateBar } from './rate-bar.ts';
import { shownUsd } from './shown-usd.ts';

const tones = { better: 'good', worse: 'bad', 'within-noise': '', 'not-comparable': 'warn' } as const;
const marks = { better: '▲', worse: '▼', 'within-noise': '≈', 'not-comparable': '?' } as const;

/** As many keys are named of each list; the table has them all. */
const namedKeys = 200;

/** This run against its baseline: the verdict, both sides with their intervals, and the keys that changed. */
export function comparisonSection(context: PageContext): Html | null {
  const { report, texts } = context;
  const { comparison } = report;
  if (comparison === null) return null;
  const { verdict, regressions, improvements } = comparison;
  const say = texts.comparison;
  return html`<section id="comparison"><h2>${texts.headings.comparison}</h2>
<p class="row start"><span class="badge large ${tones[verdict]}"><span aria-hidden="true">${marks[verdict]} </span>${say.verdict[verdict]}</span> <span>${pValue(comparison, say)}</span></p>
<p>${html`${partly(say.paired(formatCount(comparison.paired), '\0'), outsideText(comparison.baselineRunId, 60))}`} ${comparison.paired > 0 ? say.basis[comparison.basis] : null}${left(comparison, context)}</p>
${comparison.paired === 0 ? null : sides(comparison, context)}
<div class="charts">${changed('bad', '▼', say.regressions, regressions, texts)}${changed('good', '▲', say.improvements, improvements, texts)}</div>
</section>`;
}

/** A text with a piece in the place of the mark. */
function partly(text: string, piece: Html): Html {
  const [before = '', after = ''] = text.split('\0');
  return html`${before}${piece}${after}`;
}

function pValue({ pValue: p, verdict }: ComparisonReport, say: PageContext['texts']['comparison']): string | null {
  if (p === null) return null;
  const test = say.pValue(p < 0.001 ? '< 0.001' : `= ${p.toFixed(3)}`);
  return verdict === 'within-noise' ? `${test} ${say.noise}` : test;
}

function left({ onlyInBaseline, onlyInRun, rowsDiffer }: ComparisonReport, { texts, words }: PageContext): Html | null {
  const say = texts.comparison;
  const parts = [
    onlyInBaseline > 0 ? say.onlyInBaseline(formatCount(onlyInBaseline)) : null,
    onlyInRun > 0 ? say.onlyInRun(formatCount(onlyInRun)) : null,
    rowsDiffer > 0 ? say.rowsDiffer(formatCount(rowsDiffer)) : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : html`<span class="soft block">${parts.join(words.markdown.listSeparator)}</span>`;
}

function sides({ baseline, run, successRateDelta, passRateDelta }: ComparisonReport, context: PageContext): Html {
  const { texts, words } = context;
  const say = texts.comparison;
  const row = (label: string, before: Html | string, after: Html | string, change: string) =>
    html`<tr><th scope="row">${label}</th><td data-label="${say.baseline}">${before}</td><td data-label="${say.run}">${after}</td><td data-label="${say.change}" class="number">${change}</td></tr>`;
  const usd = (amount: number | null) => (amount === null ? '–' : shownUsd(amount, context));
  const isOtherModel = baseline.model !== run.model;
  return html`<div class="card"><table class="cards sides"><thead><tr><th scope="col">${say.figure}</th><th scope="col">${say.baseline}</th><th scope="col">${say.run}</th><th scope="col" class="number">${say.change}</th></tr></thead><tbody>
${isOtherModel ? row(words.labels.model, outsideText(baseline.model ?? texts.unknown, 60), outsideText(run.model ?? texts.unknown, 60), '') : null}
${row(words.labels.successRate, successOf(baseline, texts), successOf(run, texts), say.points(signed(successRateDelta * 100, 2)))}
${
  baseline.checks === null || run.checks === null
    ? null
    : row(
        texts.passRate,
        passOf(baseline.checks, texts),
        passOf(run.checks, texts),
        passRateDelta === null ? '–' : say.points(signed(passRateDelta * 100, 2)),
      )
}
${row(words.columns.tokens, formatCount(baseline.tokens), formatCount(run.tokens), relative(baseline.tokens, run.tokens))}
${row(words.columns.cost, usd(baseline.costUsd), usd(run.costUsd), relative(baseline.costUsd, run.costUsd))}
</tbody></table></div>`;
}

function successOf({ successRate, successInterval }: ComparedRates, texts: PageContext['texts']): Html {
  return rated(successRate, successInterval, texts);
}

function passOf({ passRate, passInterval }: NonNullable<ComparedRates['checks']>, texts: PageContext['texts']): Html {
  return rated(passRate, passInterval, texts);
}

function rated(rate: number, interval: readonly [number, number], texts: PageContext['texts']): Html {
  return html`<span class="rated"><span>${formatRate(rate)}</span>${rateBar({ rate, interval, threshold: null })}<span class="soft block">${texts.within(formatRate(interval[0]), formatRate(interval[1]))}</span></span>`;
}

function signed(value: number, decimals: number): string {
  const text = Math.abs(value).toFixed(decimals);
  return Number(text) === 0 ? `±${text}` : `${value < 0 ? '−' : '+'}${text}`;
}

function relative(before: number | null, after: number | null): string {
  return before === null || after === null || before === 0 ? '–' : `${signed((after / before - 1) * 100, 1)}%`;
}

function changed(
  tone: 'good' | 'bad',
  mark: string,
  title: string,
  keys: readonly string[],
  texts: PageContext['texts'],
): Html {
  const more = keys.length - namedKeys;
  return html`<div class="card pad"><h3><span class="${tone}" aria-hidden="true">${mark}</span> ${title} <span class="count">${formatCount(keys.length)}</span></h3>${
    keys.length === 0
      ? html`<p class="soft">${texts.none}</p>`
      : keyList(keys.slice(0, namedKeys), more > 0 ? texts.moreKeys(formatCount(more)) : null)
  }</div>`;
}
