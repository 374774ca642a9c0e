import type { Call } from '../calls/call.ts';
import { messageAnswer } from '../http/message-answer.ts';
import { modelNotFound } from '../models/get-model.ts';
import { cancelBatch } from './cancel-batch.ts';
import { createBatch } from './create-batch.ts';
import { deleteBatch } from './delete-batch.ts';
import { getBatch } from './get-batch.ts';
import { embedKind, generateKind } from './job-kind.ts';
import { listBatches } from './list-batches.ts';
import { updateBatch } from './update-batch.ts';

export const batchCalls: readonly Call[] = [
  {
    name: 'batches.create',
    method: 'POST',
    path: '/{version}/models/{id}:batchGenerateContent',
    answer: async (input) => messageAnswer('Operation', await createBatch(input, generateKind)),
  },
  {
    name: 'batches.createEmbeddings',
    method: 'POST',
    path: '/{version}/models/{id}:asyncBatchEmbedContent',
    answer: async (input) => messageAnswer('Operation', await createBatch(input, embedKind)),
  },
  {
    // No project of the emulator has tuned a model.
    name: 'batches.create',
    method: 'POST',
    path: '/{version}/tunedModels/{id}:batchGenerateContent',
    async answer({ id, version }) {
      throw modelNotFound(`tunedModels/${id}`, version, 'batchGenerateContent');
    },
  },
  {
    name: 'batches.createEmbeddings',
    method: 'POST',
    path: '/{version}/tunedModels/{id}:asyncBatchEmbedContent',
    async answer({ id, version }) {
      throw modelNotFound(`tunedModels/${id}`, version, 'asyncBatchEmbedContent');
    },
  },
  {
    name: 'batches.list',
    method: 'GET',
    path: '/{version}/batches',
    answer: async ({ context, query }) => messageAnswer('ListOperations', await listBatches(context, query)),
  },
  {
    name: 'batches.get',
    method: 'GET',
    path: '/{version}/batches/{id}',
    answer: async (input) => messageAnswer('Operation', await getBatch(input)),
  },
  {
    name: 'batches.cancel',
    method: 'POST',
    path: '/{version}/batches/{id}:cancel',
    answer: async ({ context, id }) => messageAnswer('Empty', await cancelBatch(context, id)),
  },
  {
    name: 'batches.delete',
    method: 'DELETE',
    path: '/{version}/batches/{id}',
    answer: async ({ context, id }) => messageAnswer('Empty', await deleteBatch(context, id)),
  },
  {
    name: 'batches.update',
    method: 'PATCH',
    path: '/{version}/batches/{id}:updateGenerateContentBatch',
    answer: async (input) => messageAnswer('GenerateContentBatch', await updateBatch(input, 'generateContent')),
  },
  {
    name: 'batches.update',
    method: 'PATCH',
    path: '/{version}/batches/{id}:updateEmbedContentBatch',
    answer: async (input) => messageAnswer('EmbedContentBatch', await updateBatch(input, 'embedContent')),
  },
];
