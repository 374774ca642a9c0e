import type { BatchRecord } from '../jobs/batch-record.ts';
import type { Store } from '../store/store.ts';
import { deliveredAnswers } from './delivered-answers.ts';
import { outputLine } from './output-line.ts';

/** The lines of a job's output file. */
export async function* jobOutput(store: Store, record: BatchRecord): AsyncGenerator<string> {
  for await (const answered of deliveredAnswers(store, record)) {
    yield outputLine(answered, record.settings.choices);
  }
}
