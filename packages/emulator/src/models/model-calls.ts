import type { Call } from '../calls/call.ts';
import { messageAnswer } from '../http/message-answer.ts';
import { getModel } from './get-model.ts';
import { listModels } from './list-models.ts';

export const modelCalls: readonly Call[] = [
  {
    name: 'models.list',
    method: 'GET',
    path: '/{version}/models',
    answer: async ({ query }) => messageAnswer('ListModels', listModels(query)),
  },
  {
    name: 'models.get',
    method: 'GET',
    path: '/{version}/models/{id}',
    answer: async ({ id, version }) => messageAnswer('Model', getModel(id, version)),
  },
];
