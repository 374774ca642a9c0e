import type { Answer } from '../answers/answer.ts';
import { recordedAnswers } from '../answers/answers-index.ts';
import { cannedResponder } from '../answers/canned-responder.ts';
import { keepAnswers } from '../answers/keep-answers.ts';
import { replayResponder } from '../answers/replay-responder.ts';
import type { CallInput } from '../calls/call.ts';
import { embeddingResponder } from '../embeddings/embedding-responder.ts';
import type { PlainObject } from '../plain-object.ts';

/**
 * The answer to a request outside of any job, from where jobs have theirs: but for an upstream's, always the same to
 * the same request. It has no key, so of recorded answers only those by prompt are found. `model` is `models/{id}`.
 */
export async function answerOnce(
  { context, request: call }: Pick<CallInput, 'context' | 'request'>,
  kind: 'generateContent' | 'embedContent',
  request: PlainObject,
  model: string,
): Promise<Answer> {
  const asked = { key: undefined, lineNumber: 1, request, model };
  const { answers, store } = context;
  const { upstream, seed } = context.settings;
  if (upstream !== undefined) {
    return await context.upstreamJobs.ask(upstream, asked, call.signal);
  }
  if (answers === undefined) {
    return await (kind === 'embedContent' ? embeddingResponder(seed) : cannedResponder(seed))(asked);
  }
  return await replayResponder(await recordedAnswers(store, await keepAnswers(store, answers)), seed)(asked);
}
