import { createAnswerCost, type Pricing } from '../../comparison/answer-cost.ts';
import { type BaselineIndex, createBaselineIndex } from '../../comparison/baseline-index.ts';
import { GeminiBatchError } from '../../errors/gemini-batch-error.ts';
import { type NumberedResult, readNumberedResults } from '../folder/read-results.ts';
import type { FullContext } from '../run-context.ts';
import type { ResultsSource } from './results-source.ts';

/** How results are read; `signal` ends it. */
export type Reading = Pick<FullContext, 'files' | 'signal'>;

/** Reads all results of a source into an index. Throws `results-broken` or `results-newer`. */
export async function readBaseline(
  { file, record }: Pick<ResultsSource, 'file' | 'record'>,
  pricing: Pricing,
  reading: Reading,
): Promise<BaselineIndex> {
  const index = createBaselineIndex(createAnswerCost(record?.model ?? null, pricing));
  await addEach(index, file, reading);
  return index;
}

/** Adds the results of a file to what pairs them, and says how many there are. A key that stands twice is refused. */
export async function addEach(
  { add }: { add(result: NumberedResult['result']): boolean },
  file: string,
  { files, signal }: Reading,
): Promise<number> {
  let count = 0;
  for await (const { result, line } of readNumberedResults(file, files)) {
    signal?.throwIfAborted();
    if (!add(result)) throw new GeminiBatchError('results-broken', { file, line, key: result.key });
    count += 1;
  }
  return count;
}
