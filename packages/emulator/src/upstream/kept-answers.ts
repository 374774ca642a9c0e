import * as z from 'zod';
import type { Answer } from '../answers/answer.ts';
import { parsedJson } from '../parsed-json.ts';
import { readLines } from '../read-lines.ts';
import type { Store } from '../store/store.ts';
import { leaseCount, removeLeases } from './answer-lease.ts';

// The answers of an upstream are no function of a job's record: they are facts, kept as they arrive. Each holder of the
// job's lease appends to a blob of its own, so two never write the same one, and a line that a kill broke off is just
// the last of its blob.

/** An answer of an upstream to one request of a job. */
export interface KeptAnswer {
  readonly lineNumber: number;
  /** When it arrived, by the emulator's clock. */
  readonly timeMs: number;
  readonly answer: Answer;
}

const keptSchema: z.ZodType<KeptAnswer> = z.object({
  lineNumber: z.number(),
  timeMs: z.number(),
  answer: z.object({
    succeeded: z.boolean(),
    fields: z.record(z.string(), z.unknown()),
    isForwarded: z.literal(true).default(true),
  }),
});

const blobId = (jobId: string, generation: number): string => `answers-${jobId}-${generation}`;

/** Appends to the answers of a job as the holder of a lease. Resolves when the answer is in the store. */
export function answerLog(store: Store, jobId: string, generation: number): (kept: KeptAnswer) => Promise<void> {
  const encoder = new TextEncoder();
  let waiting: string[] = [];
  let sizeBytes = 0;
  let written = Promise.resolve();
  const write = async (): Promise<void> => {
    const texts = waiting;
    waiting = [];
    if (texts.length > 0) {
      const chunk = encoder.encode(texts.join(''));
      sizeBytes = await store.writeBlob(blobId(jobId, generation), sizeBytes, chunksOf(chunk));
    }
  };
  return (kept) => {
    waiting.push(`${JSON.stringify(kept)}\n`);
    written = written.then(write);
    return written;
  };
}

async function* chunksOf(chunk: Uint8Array): AsyncGenerator<Uint8Array> {
  yield chunk;
}

/** The answers that were kept of a job, up to the lease of that generation, in the order in which they arrived. */
async function* keptAnswers(store: Store, jobId: string, lastGeneration: number): AsyncGenerator<KeptAnswer> {
  for (let generation = 1; generation <= lastGeneration; generation += 1) {
    const id = blobId(jobId, generation);
    if ((await store.blobSize(id)) === undefined) {
      continue;
    }
    for await (const { text } of readLines(store.readBlob(id))) {
      const kept = keptSchema.safeParse(parsedJson(text));
      if (kept.success) {
        yield kept.data;
      }
    }
  }
}

/** The kept answers of a job, to be taken in the order of its input. */
export interface KeptReader {
  /** The answer to the request of that line, or undefined when none was kept. The lines must ascend. */
  take(lineNumber: number): Promise<Answer | undefined>;
  close(): Promise<void>;
}

/**
 * Reads the kept answers of a job, or those up to a generation, or those that had arrived at a time. They arrive nearly
 * in the order of the input, so only a few are held in memory.
 */
export async function keptReader(
  store: Store,
  jobId: string,
  limit: { readonly lastGeneration?: number | undefined; readonly untilTimeMs?: number | undefined } = {},
): Promise<KeptReader> {
  const { lastGeneration = await leaseCount(store, jobId), untilTimeMs = Number.POSITIVE_INFINITY } = limit;
  const source = keptAnswers(store, jobId, lastGeneration);
  const early = new Map<number, Answer>();
  return {
    async take(lineNumber) {
      let found = early.get(lineNumber);
      early.delete(lineNumber);
      while (found === undefined) {
        const next = await source.next();
        if (next.done) {
          break;
        }
        const { answer, timeMs, lineNumber: place } = next.value;
        if (timeMs > untilTimeMs || place < lineNumber) {
          continue;
        }
        if (place === lineNumber) {
          found = answer;
        } else if (!early.has(place)) {
          early.set(place, answer);
        }
      }
      return found;
    },
    async close() {
      await source.return(undefined);
    },
  };
}

/** Changes whenever an answer is kept. */
export async function keptSignature(store: Store, jobId: string): Promise<string> {
  const sizes: number[] = [];
  for (let generation = await leaseCount(store, jobId); generation > 0; generation -= 1) {
    sizes.push((await store.blobSize(blobId(jobId, generation))) ?? 0);
  }
  return sizes.join('/');
}

/** Removes what was kept of a job that is gone, up to a generation whose lease may be removed already. */
export async function removeKeptAnswers(store: Store, jobId: string, lastGeneration = 0): Promise<void> {
  const count = Math.max(lastGeneration, await leaseCount(store, jobId));
  for (let generation = 1; generation <= count; generation += 1) {
    await store.removeBlob(blobId(jobId, generation));
  }
  await removeLeases(store, jobId, count);
  await store.remove('completions', jobId);
}
