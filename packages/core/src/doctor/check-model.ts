import { GeminiBatchError } from '../errors/gemini-batch-error.ts';
import { noticesFor } from '../planner/notices.ts';
import { geminiModelSchema } from '../wire/index.ts';
import type { ProbeAnswer } from './doctor-site.ts';
import { type Finding, finding } from './finding.ts';
import { refusal, unexpected } from './refusal.ts';

/** Says whether the model is there, and takes batch jobs. */
export function checkModel(model: string, answer: ProbeAnswer): Finding {
  if (answer.error?.code === 'not-found') {
    const error = new GeminiBatchError('model-not-found', { model }, { cause: answer.error });
    return finding('model', 'failed', { error });
  }
  const refused = refusal('model', answer);
  if (refused !== null) return refused;
  const parsed = geminiModelSchema.safeParse(answer.json);
  if (!parsed.success) return unexpected('model', `models/${model}`);
  const { supportedGenerationMethods: methods, inputTokenLimit, outputTokenLimit } = parsed.data;
  if (methods === undefined) return finding('model', 'model-unclear', { model });
  if (!methods.includes('batchGenerateContent')) {
    return finding('model', 'failed', { error: new GeminiBatchError('model-without-batch', { model }) });
  }
  const limits = { inputTokens: inputTokenLimit ?? null, outputTokens: outputTokenLimit ?? null };
  return finding('model', 'model-ok', { model, ...limits });
}

/** What Google did with the model, or will do, as far as it is known. Its price is no matter of the doctor. */
export function checkModelChanges(model: string, nowMs: number): Finding[] {
  return noticesFor(model, nowMs, [])
    .filter(({ kind }) => kind === 'model-shut-down' || kind === 'model-routed')
    .map((notice) => finding('model', 'model-changes', { notice }));
}
