import type { BatchOperation } from '@gemini-batch-test/core/wire';
import { keepAnswers } from '../answers/keep-answers.ts';
import type { CallInput } from '../calls/call.ts';
import type { EmulatorContext } from '../emulator-context.ts';
import { findFile } from '../files/file-record.ts';
import { removeLeftovers } from '../files/upload-record.ts';
import { readJsonBody } from '../http/read-json-body.ts';
import { jobFaults } from '../job-faults/job-faults.ts';
import type { BatchRecord } from '../jobs/batch-record.ts';
import { operationOf } from '../jobs/operation.ts';
import { checkJobLimits } from '../limits/check-job-limits.ts';
import { batchModel } from '../models/get-model.ts';
import { servedModel } from '../models/served-model.ts';
import { inTurn } from '../store/in-turn.ts';
import { nextNumber } from '../store/next-number.ts';
import { newObjectId } from '../store/object-id.ts';
import type { AskedJob } from './asked-job.ts';
import { checkInputFile } from './check-input-file.ts';
import { keepInlineInput } from './inline-input.ts';
import type { JobInput } from './job-input.ts';
import type { JobKind } from './job-kind.ts';
import { type CreateBody, readCreateBody } from './read-create-body.ts';

/** `POST /{version}/models/{id}:batchGenerateContent` and `…:asyncBatchEmbedContent` */
export async function createBatch(call: CallInput, jobKind: JobKind): Promise<BatchOperation> {
  const { context, request, id: modelId, version } = call;
  const model = batchModel(modelId, version, jobKind.method);
  const served = servedModel(model.name, context.now());
  const asked: AskedJob = { jobKind, model: served, choices: context.settings.choices, version };
  const body = readCreateBody(await readJsonBody(request, context.limits.inlineBytes), asked);
  const answers = context.answers === undefined ? undefined : await keepAnswers(context.store, context.answers);
  await removeLeftovers(context);
  const id = newObjectId(36);
  try {
    const input = await keepInput(context, id, body, asked);
    // Of jobs that are created at once, each counts those before it.
    const record = await inTurn(context.store, 'jobs', async () => {
      await checkJobLimits(context, model.name, input);
      return await keptJob(call, { id, jobKind, body, input, model: model.name, answers });
    });
    context.upstreamJobs.wake(record);
    return operationOf(record, record.createTimeMs);
  } catch (error) {
    await context.store.removeBlob(id);
    throw error;
  }
}

interface NewJob extends Pick<BatchRecord, 'id' | 'model' | 'answers'> {
  readonly jobKind: JobKind;
  readonly body: CreateBody;
  readonly input: JobInput;
}

async function keptJob(
  { context, id: modelId }: CallInput,
  { id, jobKind, body, input, model, answers }: NewJob,
): Promise<BatchRecord> {
  const ordinal = await nextNumber(context.store, 'jobs');
  const { displayName, priority, webhook } = body;
  const { inputFile, requestCount, inputTokens, unfitCount } = input;
  const record: BatchRecord = {
    id,
    kind: jobKind.kind,
    ordinal,
    model,
    displayName,
    priority,
    createTimeMs: context.now(),
    inputFile,
    requestCount,
    inputTokens,
    unfitCount,
    settings: context.settings,
    answers,
    ...(await jobFaults(context, {
      kind: jobKind.kind,
      model: modelId,
      displayName,
      source: inputFile === undefined ? 'inline' : 'file',
      ordinal,
    })),
    webhook,
  };
  // The record comes last: who sees it finds the requests.
  await context.store.create('batches', id, record);
  return record;
}

/** Keeps the requests before they are looked at: a file may be deleted meanwhile. */
async function keepInput(
  { store, now }: EmulatorContext,
  id: string,
  { input }: CreateBody,
  asked: AskedJob,
): Promise<JobInput> {
  if ('requests' in input) {
    return await keepInlineInput(store, id, input.requests);
  }
  const file = await findFile(store, input.fileId, now());
  await store.linkBlob(file.blobId, id).catch(async (error: unknown) => {
    // Deleted in this very moment.
    await findFile(store, input.fileId, now());
    throw error;
  });
  return { ...(await checkInputFile(store.readBlob(id), asked)), inputFile: `files/${file.id}` };
}
