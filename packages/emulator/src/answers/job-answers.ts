import type { BatchRecord } from '../batches/batch-record.ts';
import { isPlainObject, type PlainObject, readField } from '../plain-object.ts';
import { readLines } from '../read-lines.ts';
import type { Store } from '../store/store.ts';
import type { Answer, Responder } from './answer.ts';
import { answersIndex } from './answers-index.ts';
import { cannedResponder } from './canned-responder.ts';
import { replayResponder } from './replay-responder.ts';

/** One request of a job with its answer. */
export interface Answered {
  /** The line of the input, parsed. */
  readonly input: PlainObject;
  readonly answer: Answer;
}

/** The answers of a job in the order of its input, made one at a time while they are read. */
export async function* jobAnswers(store: Store, record: BatchRecord): AsyncGenerator<Answered> {
  if (record.answers === undefined) {
    yield* answersBy(cannedResponder(record.seed), store, record);
    return;
  }
  const recorded = await (await answersIndex(record.answers)).open();
  try {
    yield* answersBy(replayResponder(recorded, record.seed), store, record);
  } finally {
    await recorded.close();
  }
}

async function* answersBy(respond: Responder, store: Store, record: BatchRecord): AsyncGenerator<Answered> {
  for await (const { number, text } of readLines(store.readBlob(record.id))) {
    if (text.trim() === '') {
      continue;
    }
    const input: unknown = JSON.parse(text);
    if (!isPlainObject(input) || !isPlainObject(input.request)) {
      throw new Error(`Line ${number} of job "${record.id}" is not a request`);
    }
    const key = keyOf(record.inputFile === undefined ? input.metadata : input);
    yield { input, answer: await respond({ key, lineNumber: number, request: input.request, model: record.model }) };
  }
}

function keyOf(owner: unknown): string | undefined {
  const key = isPlainObject(owner) ? readField(owner, 'key') : undefined;
  return typeof key === 'string' || typeof key === 'number' ? String(key) : undefined;
}
