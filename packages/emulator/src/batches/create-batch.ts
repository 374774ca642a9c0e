import type { BatchOperation } from '@gemini-batch-test/core/wire';
import { answersIndex } from '../answers/answers-index.ts';
import type { EmulatorContext } from '../emulator-options.ts';
import { findFile } from '../files/file-record.ts';
import { readJsonBody } from '../http/read-json-body.ts';
import { batchModel } from '../models/get-model.ts';
import { newObjectId } from '../store/object-id.ts';
import type { BatchRecord } from './batch-record.ts';
import type { InlineRequest } from './check-inline-requests.ts';
import { checkInputFile } from './check-input-file.ts';
import { operationOf } from './operation.ts';
import { readCreateBody } from './read-create-body.ts';

/** `POST /{version}/models/{id}:batchGenerateContent` */
export async function createBatch(
  context: EmulatorContext,
  request: Request,
  modelId: string,
  version: string,
): Promise<BatchOperation> {
  const { store, settings } = context;
  const model = batchModel(modelId, version);
  const body = readCreateBody(await readJsonBody(request));
  if (settings.answers !== undefined) {
    await answersIndex(settings.answers);
  }
  const id = newObjectId(36);
  const { requestCount, inputFile } = await keepInput(context, id, body.input);
  const record: BatchRecord = {
    id,
    model: model.name,
    ...(body.displayName === undefined ? {} : { displayName: body.displayName }),
    ...(body.priority === undefined ? {} : { priority: body.priority }),
    createTimeMs: context.now(),
    ...(inputFile === undefined ? {} : { inputFile }),
    requestCount,
    ...settings,
  };
  // The record comes last: who sees it finds the requests.
  await store.create('batches', id, record);
  return operationOf(record, record.createTimeMs);
}

async function keepInput(
  context: EmulatorContext,
  id: string,
  input: { readonly fileId: string } | { readonly requests: readonly InlineRequest[] },
): Promise<{ requestCount: number; inputFile?: string }> {
  const { store } = context;
  if ('requests' in input) {
    await store.writeBlob(id, 0, jsonLines(input.requests));
    return { requestCount: input.requests.length };
  }
  const file = await findFile(store, input.fileId, context.now());
  const requestCount = await checkInputFile(store.readBlob(file.blobId));
  await store.linkBlob(file.blobId, id);
  return { requestCount, inputFile: `files/${file.id}` };
}

async function* jsonLines(values: readonly unknown[]): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for (const value of values) {
    yield encoder.encode(`${JSON.stringify(value)}\n`);
  }
}
