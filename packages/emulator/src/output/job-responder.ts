import type { OpenResponder, Responder } from '../answers/answer.ts';
import { recordedAnswers } from '../answers/answers-index.ts';
import { cannedResponder } from '../answers/canned-responder.ts';
import { replayResponder } from '../answers/replay-responder.ts';
import { embeddingResponder } from '../embeddings/embedding-responder.ts';
import type { BatchRecord } from '../jobs/batch-record.ts';
import type { Store } from '../store/store.ts';
import { keptResponder } from '../upstream/kept-responder.ts';

/** Who answers the requests of a job: another server, a file of recorded answers, or the emulator itself. */
export async function openJobResponder(store: Store, record: BatchRecord): Promise<OpenResponder> {
  const { answers, settings } = record;
  const { upstream, seed } = settings;
  if (upstream !== undefined) {
    return await keptResponder(store, record);
  }
  if (answers !== undefined) {
    return { respond: replayResponder(await recordedAnswers(store, answers), seed), close: async () => {} };
  }
  const respond: Responder = record.kind === 'embedContent' ? embeddingResponder(seed) : cannedResponder(seed);
  return { respond, close: async () => {} };
}
