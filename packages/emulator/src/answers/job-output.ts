import type { BatchRecord } from '../batches/batch-record.ts';
import type { Store } from '../store/store.ts';
import { jobAnswers } from './job-answers.ts';
import { outputLine } from './output-line.ts';

/** The lines of a job's output file, in the order of its input. */
export async function* jobOutput(store: Store, record: BatchRecord): AsyncGenerator<string> {
  for await (const answered of jobAnswers(store, record)) {
    yield outputLine(answered);
  }
}
