import type { Answer } from '../answers/answer.ts';
import { answersIndex } from '../answers/answers-index.ts';
import { cannedResponder } from '../answers/canned-responder.ts';
import { replayResponder } from '../answers/replay-responder.ts';
import { embeddingResponder } from '../embeddings/embedding-responder.ts';
import type { JobSettings } from '../emulator-options.ts';
import type { PlainObject } from '../plain-object.ts';

/**
 * The answer to a request outside of any job, from where jobs have theirs: always the same to the same request. It has
 * no key, so of recorded answers only those by prompt are found. `model` is `models/{id}`.
 */
export async function answerOnce(
  settings: JobSettings,
  kind: 'generateContent' | 'embedContent',
  request: PlainObject,
  model: string,
): Promise<Answer> {
  const asked = { key: undefined, lineNumber: 1, request, model };
  const { answers, seed } = settings;
  if (answers === undefined) {
    return await (kind === 'embedContent' ? embeddingResponder(seed) : cannedResponder(seed))(asked);
  }
  const recorded = await (await answersIndex(answers)).open();
  try {
    return await replayResponder(recorded, seed)(asked);
  } finally {
    await recorded.close();
  }
}
