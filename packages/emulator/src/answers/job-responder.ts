import type { BatchRecord } from '../batches/batch-record.ts';
import { embeddingResponder } from '../embeddings/embedding-responder.ts';
import type { Store } from '../store/store.ts';
import { keptResponder } from '../upstream/kept-responder.ts';
import type { Answer, Asked, Responder } from './answer.ts';
import { answersIndex } from './answers-index.ts';
import { cannedResponder } from './canned-responder.ts';
import { replayResponder } from './replay-responder.ts';

/** A responder with what it holds open. */
export interface OpenResponder {
  /** Undefined for a request that has no answer: its job ended before. */
  readonly respond: (asked: Asked) => Promise<Answer | undefined>;
  close(): Promise<void>;
}

/** Who answers the requests of a job: another server, a file of recorded answers, or the emulator itself. */
export async function openJobResponder(store: Store, record: BatchRecord): Promise<OpenResponder> {
  const { upstream, answers, seed } = record.settings;
  if (upstream !== undefined) {
    return await keptResponder(store, record);
  }
  if (answers !== undefined) {
    const recorded = await (await answersIndex(answers)).open();
    return { respond: replayResponder(recorded, seed), close: recorded.close };
  }
  const respond: Responder = record.kind === 'embedContent' ? embeddingResponder(seed) : cannedResponder(seed);
  return { respond, close: async () => {} };
}
