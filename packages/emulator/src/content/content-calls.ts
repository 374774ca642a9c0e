import type { Call } from '../calls/call.ts';
import { modelNotFound } from '../models/get-model.ts';
import { batchEmbedContents } from './batch-embed-contents.ts';
import { countTokens } from './count-tokens.ts';
import { embedContent } from './embed-content.ts';
import { generateContent } from './generate-content.ts';
import { streamGenerateContent } from './stream-generate-content.ts';

/** The calls that answer at once, outside of any job. */
export const contentCalls: readonly Call[] = [
  {
    name: 'models.generateContent',
    method: 'POST',
    path: '/{version}/models/{id}:generateContent',
    answer: generateContent,
  },
  {
    name: 'models.streamGenerateContent',
    method: 'POST',
    path: '/{version}/models/{id}:streamGenerateContent',
    answer: streamGenerateContent,
  },
  {
    name: 'models.countTokens',
    method: 'POST',
    path: '/{version}/models/{id}:countTokens',
    answer: countTokens,
  },
  {
    name: 'models.embedContent',
    method: 'POST',
    path: '/{version}/models/{id}:embedContent',
    answer: embedContent,
  },
  {
    name: 'models.batchEmbedContents',
    method: 'POST',
    path: '/{version}/models/{id}:batchEmbedContents',
    answer: batchEmbedContents,
  },
  onTunedModel('models.generateContent', 'generateContent'),
  onTunedModel('models.streamGenerateContent', 'streamGenerateContent'),
];

/** No project of the emulator has tuned a model. */
function onTunedModel(name: Call['name'], method: string): Call {
  return {
    name,
    method: 'POST',
    path: `/{version}/tunedModels/{id}:${method}`,
    async answer({ id, version }) {
      throw modelNotFound(`tunedModels/${id}`, version, method);
    },
  };
}
