import type { OpenResponder } from '../answers/answer.ts';
import type { BatchRecord } from '../jobs/batch-record.ts';
import { cancelledAtMs } from '../jobs/job-at.ts';
import type { Store } from '../store/store.ts';
import { keptReader } from './kept-answers.ts';

/** Answers the requests of an upstream job with what was kept of it: of a cancelled one, what had arrived by then. */
export async function keptResponder(store: Store, record: BatchRecord): Promise<OpenResponder> {
  const kept = await keptReader(store, record.id, { untilTimeMs: cancelledAtMs(record) });
  return { respond: ({ lineNumber }) => kept.take(lineNumber), close: kept.close };
}
