import stringWidth from 'string-width';
import type { EstimateMessages } from '../../locales/estimate-messages.ts';
import { estimateWords } from '../../locales/estimate-words.ts';
import { formatBytes } from '../../locales/format-bytes.ts';
import { formatCount, formatUsd } from '../../locales/format-numbers.ts';
import type { Lang } from '../../locales/lang.ts';
import { noticeText } from '../../locales/notice-text.ts';
import { priceNote } from '../../locales/price-note.ts';
import type { Estimate, TokenPrices } from '../../planner/estimate.ts';
import { plainLine } from '../plain-line.ts';
import type { Paint } from './paint.ts';
import { padTo } from './text-table.ts';

/** An estimate as lines for a terminal: what it costs first, then the figures, then what they do not tell. */
export function estimateText(estimate: Estimate, lang: Lang, paint: Paint): string {
  const words = estimateWords(lang);
  const { requests, model, cost } = estimate;
  const name = plainLine(model, 80);
  const headline =
    cost === null
      ? paint('warn', words.headlineUnknown(formatCount(requests), name))
      : paint('strong', words.headline(formatUsd(cost.batch), cost.complete, formatCount(requests), name));
  const rows = figures(estimate, words);
  const width = Math.max(...rows.map(([label]) => stringWidth(label)));
  const notes = [paint('strong', words.notesHeading), ...notesOf(estimate, words, lang).map((note) => `  · ${note}`)];
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
      priceChange.cost === null
        ? words.changedUnknown
        : words.changed(formatUsd(priceChange.cost.batch), otherModel(priceChange.answering, estimate)),
    ],
    limit && [labels.limit, words.limit(limit.verdict, formatUsd(limit.maxCostUsd), formatUsd(cost?.byRule ?? 0))],
    [labels.prompts, promptsLine(estimate, words)],
    [labels.answers, words.answers(formatCount(tokens.outputAssumed), formatCount(tokens.outputMost))],
    [labels.jobs, words.jobs(formatCount(jobs.count), formatBytes(jobs.inputBytes), jobs.inline, canaries)],
    ...tierLines(estimate, words).map((line, index): [string, string] => [index === 0 ? labels.tier : '', line]),
    price && [
      labels.price,
      words.price(
        price.batch && pricePair(price.batch),
        pricePair(price.standard),
        plainLine(price.source),
        plainLine(price.readOn),
      ),
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

function notesOf(estimate: Estimate, { notes }: EstimateMessages, lang: Lang): string[] {
  const { tokens, price, priceChange, tiers, cost } = estimate;
  const tooLarge = tiers.find(({ fit }) => fit === 'job-too-large');
  const aboveSpend = tiers.filter(({ aboveSpendLimit }) => aboveSpendLimit);
  const highest = aboveSpend.at(-1);
  return [
    ...estimate.notices.map((notice) => plainLine(noticeText(notice, lang), 500)),
    ...(tokens.beyondRule === 0 ? [] : [notes.beyondRule(formatCount(tokens.beyondRule), tokens.by !== 'rule')]),
    ...(tokens.by === 'rule' ? [notes.rule] : tokens.by === 'emulator' ? [notes.emulator] : []),
    notes.thoughts,
    ...(priceChange?.mayReachRun && cost ? [notes.changeMayReach(priceChange.day)] : []),
    ...(price?.batch === null && price.note !== null ? [plainLine(priceNote(price.note, lang), 500)] : []),
    ...(highest === undefined ? [] : [notes.aboveSpendLimit(highest.tier, formatUsd(highest.spendLimitUsd))]),
    ...(tooLarge === undefined ? [] : [notes.jobTooLarge(tooLarge.tier)]),
    ...(tiers.every(({ fit }) => fit === 'unknown') ? [] : [notes.enqueued]),
  ];
}

/** The model that answers by then, when it is not the one that answers now. */
function otherModel(answering: string, { price, model }: Estimate): string | null {
  return answering === (price?.model ?? model) ? null : plainLine(answering, 80);
}

function pricePair({ inputUsd, outputUsd }: TokenPrices): readonly [string, string] {
  return [formatPrice(inputUsd), formatPrice(outputUsd)];
}

/** A price, to the last of its decimals. */
function formatPrice(usd: number): string {
  const exact = String(Number(usd.toFixed(6)));
  return `$${exact.length > usd.toFixed(2).length ? exact : usd.toFixed(2)}`;
}
