import { resolve } from 'node:path';
import type { ComparisonProblem } from '../../analyzer/report.ts';
import { createAnswerCost, type Pricing } from '../../comparison/answer-cost.ts';
import { type BaselineIndex, createBaselineIndex } from '../../comparison/baseline-index.ts';
import { type Comparison, createComparison } from '../../comparison/create-comparison.ts';
import { hasCode, isGeminiBatchError } from '../../errors/gemini-batch-error.ts';
import type { Files } from '../../platform/files.ts';
import type { OpenRun } from '../folder/open-run.ts';
import type { BaselineRecord } from '../folder/run-record.ts';
import type { FullContext } from '../run-context.ts';
import { baselineProblem } from './baseline-problem.ts';
import { type Reading, readBaseline } from './read-baseline.ts';
import { findResults, type ResultsSource } from './results-source.ts';

/**
 * Reads a baseline from end to end, so that one that cannot be compared with is refused before anything is sent. Throws
 * what `findResults` and `readBaseline` throw.
 */
export async function requireBaseline(name: string, reading: Reading): Promise<BaselineRecord> {
  const source = await findResults(name, reading.files);
  await readBaseline(source, { prices: [], pricedAtMs: 0 }, reading);
  return { name, path: resolve(source.path), runId: source.record?.id ?? null };
}

/**
 * The comparison that the results of a run are to be added to; null without a baseline. A baseline that is gone or
 * damaged by now makes one that says so: what was paid for is reported all the same.
 */
export async function compareWithBaseline(
  { record }: Pick<OpenRun, 'record'>,
  prices: Pricing['prices'],
  { baseline: asked, files, signal }: Pick<FullContext, 'files' | 'signal' | 'baseline'>,
): Promise<Comparison | null> {
  const kept: BaselineRecord | null = asked === null ? record.baseline : { name: asked, path: asked, runId: null };
  if (kept === null) return null;
  const pricedAtMs = Date.parse(record.createdAt);
  const pricing = { prices, pricedAtMs };
  const { index, source, problem } = await openBaseline(kept, { isKept: asked === null, pricing }, { files, signal });
  return createComparison(index, createAnswerCost(record.model, pricing), {
    baselineRunId: source?.record?.id ?? kept.runId ?? kept.name,
    problem,
    baseline: { model: source?.record?.model ?? null, emulated: source?.record?.emulated ?? null },
    run: { model: record.model, emulated: record.emulated },
    pricedAtMs,
  });
}

interface OpenBaseline {
  readonly index: BaselineIndex;
  readonly source: ResultsSource | null;
  readonly problem: ComparisonProblem | null;
}

async function openBaseline(
  baseline: BaselineRecord,
  { isKept, pricing }: { readonly isKept: boolean; readonly pricing: Pricing },
  reading: Reading,
): Promise<OpenBaseline> {
  const without = (problem: ComparisonProblem): OpenBaseline => {
    return { index: createBaselineIndex(() => null), source: null, problem };
  };
  try {
    const source = await findBaseline(baseline, reading.files);
    if (isKept && (source.record?.id ?? null) !== baseline.runId) {
      return without({ code: 'other-run', file: null, line: null });
    }
    return { index: await readBaseline(source, pricing, reading), source, problem: null };
  } catch (error) {
    if (reading.signal?.aborted || !isGeminiBatchError(error)) throw error;
    return without(baselineProblem(error));
  }
}

/** Where it was; of a run, also where its name leads from here: this run's folder may have come from another machine. */
async function findBaseline({ name, path, runId }: BaselineRecord, files: Files): Promise<ResultsSource> {
  try {
    return await findResults(path, files);
  } catch (error) {
    if (runId === null || !hasCode(error, 'run-not-found')) throw error;
    return await findResults(name, files);
  }
}
