import type { ComparisonReport } from '../../analyzer/report.ts';
import { createAnswerCost } from '../../comparison/answer-cost.ts';
import type { ComparedRun, ComparisonDocument } from '../../comparison/comparison-document.ts';
import { createComparison } from '../../comparison/create-comparison.ts';
import { systemClock } from '../../platform/clock.ts';
import type { Files } from '../../platform/files.ts';
import { nodeFiles } from '../../platform/node-files.ts';
import type { PriceRow } from '../../pricing/price-row.ts';
import { withOwnPrices } from '../../pricing/with-own-prices.ts';
import { tool } from '../../tool.ts';
import { ownPrices } from '../folder/run-prices.ts';
import type { RunContext } from '../run-context.ts';
import { addEach, readBaseline } from './read-baseline.ts';
import { findResults, type ResultsSource } from './results-source.ts';

/**
 * Compares runs with the first of them, each given by its folder, its id, one of its jobs, or its `results.jsonl`.
 * Answers are priced alike: at the prices of the newest run's day, or today's when none tells, and the runs' own prices
 * before the built-in ones. Throws what
 * `findResults` throws, `results-broken` and `results-newer`; a `RangeError` for less than two runs.
 */
export async function compareRuns(
  names: readonly string[],
  { files = nodeFiles, clock = systemClock, signal }: Partial<Pick<RunContext, 'files' | 'clock' | 'signal'>> = {},
): Promise<ComparisonDocument> {
  const [base, ...heads] = await Promise.all(names.map((name) => findResults(name, files)));
  if (base === undefined || heads.length === 0) throw new RangeError(`Not two runs to compare but ${names.length}`);
  const created = [base, ...heads].map(({ record }) => Date.parse(record?.createdAt ?? '')).filter(Number.isFinite);
  const pricedAtMs = created.length === 0 ? clock.now() : Math.max(...created);
  const pricing = { prices: await pricesOf([...heads, base], files), pricedAtMs };
  const index = await readBaseline(base, pricing, { files, signal });

  async function compareWith(head: ResultsSource): Promise<ComparisonDocument['heads'][number]> {
    const costOf = createAnswerCost(head.record?.model ?? null, pricing);
    const comparison = createComparison(index, costOf, {
      baselineRunId: base?.record?.id ?? names[0] ?? '',
      problem: null,
      baseline: { model: base?.record?.model ?? null, emulated: base?.record?.emulated ?? null },
      run: { model: head.record?.model ?? null, emulated: head.record?.emulated ?? null },
      pricedAtMs,
    });
    const results = await addEach(comparison, head.file, { files, signal });
    const report = comparison.report();
    return { run: comparedRun(head, report.run, results), comparison: report };
  }

  const compared: ComparisonDocument['heads'][number][] = [];
  for (const head of heads) compared.push(await compareWith(head));
  const [first] = compared;
  return {
    schemaVersion: 1,
    tool,
    base: comparedRun(base, { model: first?.comparison.baseline.model ?? null }, index.size()),
    heads: compared,
  };
}

/** The prices of all runs together; where they differ, those of the first that has some. */
async function pricesOf(sources: readonly ResultsSource[], files: Files): Promise<readonly PriceRow[]> {
  const own: PriceRow[] = [];
  for (const { path, record } of sources) own.push(...(record === null ? [] : await ownPrices(path, files)));
  return withOwnPrices(own);
}

function comparedRun(
  { name, record }: ResultsSource,
  { model }: Pick<ComparisonReport['run'], 'model'>,
  results: number,
): ComparedRun {
  return {
    name,
    runId: record?.id ?? null,
    model,
    suite: record?.suite ?? null,
    emulated: record?.emulated ?? null,
    createdAt: record?.createdAt ?? null,
    results,
  };
}
