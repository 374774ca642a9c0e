import type { Answered } from '../answers/answer.ts';
import { faultyAnswers } from '../job-faults/faulty-answers.ts';
import { faultyDelivery } from '../job-faults/faulty-delivery.ts';
import type { BatchRecord } from '../jobs/batch-record.ts';
import type { Store } from '../store/store.ts';
import { jobAnswers } from './job-answers.ts';

/** The answers of a job as its client gets them, with all that goes wrong with them. */
export function deliveredAnswers(store: Store, record: BatchRecord): AsyncGenerator<Answered> {
  return faultyDelivery(record, faultyAnswers(record, jobAnswers(store, record)));
}
