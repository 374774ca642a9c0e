import { formatCount, formatRate, formatUsd } from '../../locales/format-numbers.ts';
import { gateThreshold } from './gate-threshold.ts';
import { type Html, html } from './html.ts';
import type { PageContext } from './page-context.ts';
import { type Rate, rateBar } from './rate-bar.ts';
import { shownUsd } from './shown-usd.ts';

/** The figures that everybody looks for first. */
export function figureTiles(context: PageContext): Html {
  const { report, words, texts, expectedSeconds } = context;
  const { requests, checks, cost, durations, tokens, run } = report;
  const { labels } = words;
  const { totalSeconds, queuedSeconds, runningSeconds, secondsPerRequest } = durations;
  const timeParts =
    queuedSeconds === null || runningSeconds === null
      ? null
      : `${texts.jobs.queued} ${words.duration(queuedSeconds)} · ${texts.jobs.running} ${words.duration(runningSeconds)}`;
  const expected =
    expectedSeconds === null || run.emulated
      ? null
      : `${labels.expected} ${words.expected(words.duration(expectedSeconds.from), words.duration(expectedSeconds.to))}`;
  return html`<dl class="tiles">
${rateTile(labels.successRate, { rate: requests.successRate, interval: requests.successInterval, threshold: gateThreshold(report, 'minSuccessRate') }, texts)}
${checks && rateTile(texts.passRate, { rate: checks.passRate, interval: checks.passInterval, threshold: gateThreshold(report, 'minPassRate') }, texts)}
${tile(labels.cost, cost === null ? texts.unknown : shownUsd(cost.batch, context), [
  cost === null
    ? words.costUnknown
    : words.saved(formatUsd(cost.saved), formatRate(cost.standard === 0 ? 0 : cost.saved / cost.standard)),
])}
${tile(labels.time, totalSeconds === null ? texts.unknown : words.duration(totalSeconds), [
  totalSeconds === null ? words.timeUnknown : timeParts,
  expected,
  secondsPerRequest === null ? null : texts.average(words.duration(secondsPerRequest)),
])}
${tile(labels.tokens, formatCount(tokens.total), [words.tokens(formatCount(tokens.prompt), formatCount(tokens.candidates), formatCount(tokens.thoughts))])}
</dl>`;
}

function rateTile(label: string, rate: Rate, texts: PageContext['texts']): Html {
  const [low, high] = rate.interval;
  return html`<div><dt>${label}</dt><dd><span class="figure">${formatRate(rate.rate)}</span>${rateBar(rate)}<span class="soft block">${texts.within(formatRate(low), formatRate(high))}</span>${
    rate.threshold === null
      ? null
      : html`<span class="soft block">${texts.requiredAtLeast(formatRate(rate.threshold))}</span>`
  }</dd></div>`;
}

function tile(label: string, figure: Html | string, notes: readonly (string | null)[]): Html {
  return html`<div><dt>${label}</dt><dd><span class="figure">${figure}</span>${notes.map(
    (note) => note && html`<span class="soft block">${note}</span>`,
  )}</dd></div>`;
}
