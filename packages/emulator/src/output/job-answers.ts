import type { Answered } from '../answers/answer.ts';
import type { BatchRecord } from '../jobs/batch-record.ts';
import { cancelledAtMs, doneShare } from '../jobs/job-at.ts';
import { jobRequests } from '../jobs/job-requests.ts';
import { servedModel } from '../models/served-model.ts';
import type { Store } from '../store/store.ts';
import { openJobResponder } from './job-responder.ts';

/** The answers of a job in the order of its input, made one at a time while they are read. */
export async function* jobAnswers(store: Store, record: BatchRecord): AsyncGenerator<Answered> {
  const { respond, close } = await openJobResponder(store, record);
  try {
    let left = answeredCount(record);
    for await (const { lineNumber, key, input, request } of jobRequests(store, record)) {
      if (left === 0) {
        return;
      }
      left -= 1;
      const answer = await respond({ key, lineNumber, request, model: servedModel(record.model, record.createTimeMs) });
      if (answer !== undefined) {
        yield { lineNumber, key, input, answer };
      }
    }
  } finally {
    await close();
  }
}

/**
 * How many requests may have an answer: all, or those that were done when the job was cancelled. What an upstream had
 * answered by then is known.
 */
function answeredCount(record: BatchRecord): number {
  const { requestCount, settings } = record;
  const atMs = settings.upstream === undefined ? cancelledAtMs(record) : undefined;
  return atMs === undefined ? requestCount : Math.floor(requestCount * doneShare(record, atMs));
}
