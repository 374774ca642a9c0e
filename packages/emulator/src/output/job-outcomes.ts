import { faultyAnswers } from '../job-faults/faulty-answers.ts';
import type { BatchRecord } from '../jobs/batch-record.ts';
import { cancelledAtMs } from '../jobs/job-at.ts';
import type { Outcomes } from '../jobs/operation.ts';
import type { Store } from '../store/store.ts';
import { keptSignature } from '../upstream/kept-answers.ts';
import { jobAnswers } from './job-answers.ts';

const memos = new WeakMap<Store, Map<string, Promise<Outcomes>>>();

/** How the requests of a job end. Counted once a process, for the count can only come out the same again. */
export async function jobOutcomes(store: Store, record: BatchRecord): Promise<Outcomes> {
  const isCanned = record.answers === undefined && record.settings.upstream === undefined;
  if (isCanned && record.lineRules.length === 0 && cancelledAtMs(record) === undefined) {
    return { succeeded: record.requestCount - record.unfitCount, failed: record.unfitCount };
  }
  const memo = memos.get(store) ?? new Map<string, Promise<Outcomes>>();
  memos.set(store, memo);
  const name = `${record.id}/${await signatureOf(store, record)}`;
  const outcomes = memo.get(name) ?? count(store, record);
  memo.set(name, outcomes);
  // What could not be counted is tried again.
  outcomes.catch(() => memo.delete(name));
  return await outcomes;
}

/** The same, or undefined where it cannot be counted: one such job is to spoil no list. */
export async function countedOutcomes(store: Store, record: BatchRecord): Promise<Outcomes | undefined> {
  return await jobOutcomes(store, record).catch(() => undefined);
}

/** Changes when the answers do that are no function of the record: an upstream's, as they arrive. */
async function signatureOf(store: Store, { id, settings }: BatchRecord): Promise<string> {
  return settings.upstream === undefined ? '' : await keptSignature(store, id);
}

async function count(store: Store, record: BatchRecord): Promise<Outcomes> {
  let succeeded = 0;
  let failed = 0;
  for await (const { answer } of faultyAnswers(record, jobAnswers(store, record))) {
    succeeded += answer.succeeded ? 1 : 0;
    failed += answer.succeeded ? 0 : 1;
  }
  return { succeeded, failed };
}
