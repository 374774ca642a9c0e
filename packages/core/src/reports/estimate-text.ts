import stringWidth from 'string-width';
import type { EstimateMessages } from '../locales/estimate-messages.ts';
import { formatBytes, formatCount, formatUsd } from '../locales/format-numbers.ts';
import type { Estimate } from '../planner/estimate.ts';
import { plainLine } from './plain-line.ts';
import type { Paint } from './text-report.ts';
import { padTo } from './text-table.ts';

/** An estimate as lines for a terminal: what it costs first, then the figures, then what they do not tell. */
export function estimateText(estimate: Estimate, words: EstimateMessages, paint: Paint): string {
  const { requests, model, cost } = estimate;
  const name = plainLine(model, 80);
  const headline =
    cost === null
      ? paint('warn', words.headlineUnknown(formatCount(requests), name))
      : paint('strong', words.headline(formatUsd(cost.batch), cost.complete, formatCount(requests), name));
  const rows = figures(estimate, words);
  const width = Math.max(...rows.map(([label]) => stringWidth(label)));
  const notes = [paint('strong', words.notesHeading), ...notesOf(estimate, words).map((note) => `  · ${note}`)];
  return `${[headline, '', ...rows.map(([label, value]) => `${padTo(label, width)}  ${value}`), '', ...notes].join('\n')}\n`;
}

function figures(estimate: Estimate, words: EstimateMessages): (readonly [string, string])[] {
  const { cost, price, priceChange, tokens, jobs, limit } = estimate;
  const { labels } = words;
  const canaries = jobs.canaries === 0 ? null : formatCount(jobs.canaries);
  const rows: (readonly [string, string] | null)[] = [
    cost && [labels.cost, words.cost(formatUsd(cost.batch), formatUsd(cost.standard), formatUsd(cost.saved))],
    cost && cost.most !== null ? [labels.most, words.most(formatUsd(cost.most))] : null,
    priceChange && [
      words.from(priceChange.day),
      priceChange.cost === null ? words.changedUnknown : words.changed(formatUsd(priceChange.cost.batch)),
    ],
    limit && [labels.limit, words.limit(limit.verdict, formatUsd(limit.maxCostUsd), formatUsd(cost?.byRule ?? 0))],
    [labels.prompts, promptsLine(estimate, words)],
    [labels.answers, words.answers(formatCount(tokens.outputAssumed), formatCount(tokens.outputMost))],
    [labels.jobs, words.jobs(formatCount(jobs.count), formatBytes(jobs.inputBytes), jobs.inline, canaries)],
    ...tierLines(estimate, words).map((line, index): [string, string] => [index === 0 ? labels.tier : '', line]),
    price && [
      labels.price,
      words.price(formatPrice(price.inputUsd), formatPrice(price.outputUsd), plainLine(price.source), price.readOn),
    ],
  ];
  return rows.filter((row) => row !== null);
}

function promptsLine({ tokens, requests }: Estimate, words: EstimateMessages): string {
  const input = formatCount(tokens.input);
  if (tokens.inputInterval === null) return words.byRule(input);
  const [from, to] = tokens.inputInterval;
  return words.counted(
    input,
    formatCount(tokens.counted),
    tokens.counted === requests,
    formatCount(from),
    formatCount(to),
  );
}

/** All tiers up to the first that takes all jobs at once: those above do too. */
function tierLines({ tiers, tokens, model }: Estimate, words: EstimateMessages): string[] {
  if (tiers.every(({ fit }) => fit === 'unknown')) return [words.tierUnknown(plainLine(model, 80))];
  const enough = tiers.findIndex(({ fit }) => fit === 'at-once');
  return tiers
    .slice(0, enough === -1 ? tiers.length : enough + 1)
    .map(({ tier, fit, waves, enqueuedTokens }) =>
      words.tier(
        tier,
        fit,
        formatCount(waves ?? 0),
        formatCount(tokens.input),
        enqueuedTokens === null ? null : formatCount(enqueuedTokens),
      ),
    );
}

function notesOf({ tokens, priceChange, tiers, cost }: Estimate, { notes }: EstimateMessages): string[] {
  const tooLarge = tiers.find(({ fit }) => fit === 'job-too-large');
  const aboveSpend = tiers.filter(({ aboveSpendLimit }) => aboveSpendLimit);
  const highest = aboveSpend.at(-1);
  return [
    ...(tokens.beyondRule === 0 ? [] : [notes.beyondRule(formatCount(tokens.beyondRule), tokens.by !== 'rule')]),
    ...(tokens.by === 'rule' ? [notes.rule] : tokens.by === 'emulator' ? [notes.emulator] : []),
    notes.thoughts,
    ...(priceChange?.mayReachRun && cost ? [notes.changeMayReach(priceChange.day)] : []),
    ...(highest === undefined ? [] : [notes.aboveSpendLimit(highest.tier, formatUsd(highest.spendLimitUsd))]),
    ...(tooLarge === undefined ? [] : [notes.jobTooLarge(tooLarge.tier)]),
    ...(tiers.every(({ fit }) => fit === 'unknown') ? [] : [notes.enqueued]),
  ];
}

/** A price, which mostly is a whole number of cents. */
function formatPrice(usd: number): string {
  const cents = usd.toFixed(2);
  return Number(cents) === usd ? `$${cents}` : formatUsd(usd);
}
