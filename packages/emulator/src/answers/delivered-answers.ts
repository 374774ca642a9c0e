import type { BatchRecord } from '../batches/batch-record.ts';
import { faultyAnswers } from '../faults/faulty-answers.ts';
import { faultyDelivery } from '../faults/faulty-delivery.ts';
import type { Store } from '../store/store.ts';
import { type Answered, jobAnswers } from './job-answers.ts';

/** The answers of a job as its client gets them, with all that goes wrong with them. */
export function deliveredAnswers(store: Store, record: BatchRecord): AsyncGenerator<Answered> {
  return faultyDelivery(record, faultyAnswers(record, jobAnswers(store, record)));
}
