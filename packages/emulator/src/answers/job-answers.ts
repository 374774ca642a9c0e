import type { BatchRecord } from '../batches/batch-record.ts';
import { doneShare } from '../batches/job-at.ts';
import { embeddingResponder } from '../embeddings/embedding-responder.ts';
import { isPlainObject, type PlainObject, readField } from '../plain-object.ts';
import { readLines } from '../read-lines.ts';
import type { Store } from '../store/store.ts';
import type { Answer, Responder } from './answer.ts';
import { answersIndex } from './answers-index.ts';
import { cannedResponder } from './canned-responder.ts';
import { replayResponder } from './replay-responder.ts';

/** One request of a job with its answer. */
export interface Answered {
  /** From 1, blank lines counted. */
  readonly lineNumber: number;
  readonly key: string | undefined;
  /** The line of the input, parsed. */
  readonly input: PlainObject;
  readonly answer: Answer;
}

/** The answers of a job in the order of its input, made one at a time while they are read. */
export async function* jobAnswers(store: Store, record: BatchRecord): AsyncGenerator<Answered> {
  const { answers, seed } = record.settings;
  if (record.kind === 'embedContent') {
    yield* answersBy(embeddingResponder(seed), store, record);
    return;
  }
  if (answers === undefined) {
    yield* answersBy(cannedResponder(seed), store, record);
    return;
  }
  const recorded = await (await answersIndex(answers)).open();
  try {
    yield* answersBy(replayResponder(recorded, seed), store, record);
  } finally {
    await recorded.close();
  }
}

async function* answersBy(respond: Responder, store: Store, record: BatchRecord): AsyncGenerator<Answered> {
  let left = answeredCount(record);
  for await (const { number, text } of readLines(store.readBlob(record.id))) {
    if (left === 0) {
      return;
    }
    if (text.trim() === '') {
      continue;
    }
    left -= 1;
    const input: unknown = JSON.parse(text);
    if (!isPlainObject(input)) {
      throw new Error(`Line ${number} of job "${record.id}" is not a request`);
    }
    // A line may be the bare request (choice `bareLine`).
    const request = isPlainObject(input.request) ? input.request : input;
    const key = keyOf(record.inputFile === undefined ? input.metadata : input);
    const answer = await respond({ key, lineNumber: number, request, model: record.model });
    yield { lineNumber: number, key, input, answer };
  }
}

/** How many requests have an answer: all, or those that were done when the job was cancelled. */
function answeredCount(record: BatchRecord): number {
  const { requestCount, cancelTimeMs } = record;
  return cancelTimeMs === undefined ? requestCount : Math.floor(requestCount * doneShare(record, cancelTimeMs));
}

function keyOf(owner: unknown): string | undefined {
  const key = isPlainObject(owner) ? readField(owner, 'key') : undefined;
  return typeof key === 'string' || typeof key === 'number' ? String(key) : undefined;
}
