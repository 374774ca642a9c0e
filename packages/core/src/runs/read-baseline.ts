import { createAnswerCost, type Pricing } from '../comparison/answer-cost.ts';
import { type BaselineIndex, createBaselineIndex } from '../comparison/baseline-index.ts';
import { GeminiBatchError } from '../errors/gemini-batch-error.ts';
import type { Files } from '../platform/files.ts';
import { type NumberedResult, readNumberedResults } from './read-results.ts';
import type { ResultsSource } from './results-source.ts';

/** Reads all results of a source into an index. Throws `results-broken` or `results-newer`. */
export async function readBaseline(
  { file, record }: Pick<ResultsSource, 'file' | 'record'>,
  pricing: Pricing,
  files: Files,
): Promise<BaselineIndex> {
  const index = createBaselineIndex(createAnswerCost(record?.model ?? null, pricing));
  await addEach(index, file, files);
  return index;
}

/** Adds the results of a file to what pairs them, and says how many there are. A key that stands twice is refused. */
export async function addEach(
  { add }: { add(result: NumberedResult['result']): boolean },
  file: string,
  files: Files,
): Promise<number> {
  let count = 0;
  for await (const { result, line } of readNumberedResults(file, files)) {
    if (!add(result)) throw new GeminiBatchError('results-broken', { file, line, key: result.key });
    count += 1;
  }
  return count;
}
