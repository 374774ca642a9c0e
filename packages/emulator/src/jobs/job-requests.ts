import { isPlainObject, type PlainObject, readField } from '../plain-object.ts';
import { readLines } from '../read-lines.ts';
import type { Store } from '../store/store.ts';
import type { BatchRecord } from './batch-record.ts';

/** One request of a job. */
export interface JobRequest {
  /** From 1, blank lines counted. */
  readonly lineNumber: number;
  readonly key: string | undefined;
  /** The line of the input, parsed. */
  readonly input: PlainObject;
  readonly request: PlainObject;
}

/** The requests of a job in the order of its input, read one at a time. */
export async function* jobRequests(store: Store, record: BatchRecord): AsyncGenerator<JobRequest> {
  for await (const { number, text } of readLines(store.readBlob(record.id))) {
    if (text.trim() === '') {
      continue;
    }
    const input: unknown = JSON.parse(text);
    if (!isPlainObject(input)) {
      throw new Error(`Line ${number} of job "${record.id}" is not a request`);
    }
    // A line may be the bare request (choice `bareLine`).
    const request = isPlainObject(input.request) ? input.request : input;
    const key = keyOf(record.inputFile === undefined ? input.metadata : input);
    yield { lineNumber: number, key, input, request };
  }
}

function keyOf(owner: unknown): string | undefined {
  const key = isPlainObject(owner) ? readField(owner, 'key') : undefined;
  return typeof key === 'string' || typeof key === 'number' ? String(key) : undefined;
}
