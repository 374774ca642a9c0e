import type { BatchRecord } from '../batches/batch-record.ts';
import type { Outcomes } from '../batches/operation.ts';
import { faultyAnswers } from '../faults/faulty-answers.ts';
import type { Store } from '../store/store.ts';
import { answersIndex } from './answers-index.ts';
import { jobAnswers } from './job-answers.ts';

const memo = new Map<string, Outcomes>();

/** How the requests of a job end. Counted once a process, for the count can only come out the same again. */
export async function jobOutcomes(store: Store, record: BatchRecord): Promise<Outcomes> {
  const { answers } = record.settings;
  if (answers === undefined && record.lineRules.length === 0 && record.cancelTimeMs === undefined) {
    return { succeeded: record.requestCount - record.unfitCount, failed: record.unfitCount };
  }
  const signature = answers === undefined ? 'canned' : (await answersIndex(answers)).signature;
  const name = `${record.id}/${signature}`;
  const outcomes = memo.get(name) ?? (await count(store, record));
  memo.set(name, outcomes);
  return outcomes;
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
