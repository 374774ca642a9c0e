import type { GeminiModel } from '@gemini-batch-test/core/wire';
import { ServiceError } from '../http/service-error.ts';
import { findModel } from './model-resource.ts';

/** `GET /{version}/models/{id}` */
export function getModel(id: string, version: string): GeminiModel {
  const model = findModel(id);
  if (model === undefined) {
    throw modelNotFound(`models/${id}`, version, 'getModel');
  }
  return model;
}

/** The model that is to do something in a job. An unknown one and one that does not do that are the same to the service. */
export function batchModel(id: string, version: string, method: string): GeminiModel {
  const model = findModel(id);
  if (!model?.supportedGenerationMethods?.includes(method)) {
    throw modelNotFound(`models/${id}`, version, method);
  }
  return model;
}

/** The model that is to answer a call at once; `method` is what it must support, `called` what the error names. */
export function supportedModel(id: string, version: string, method: string, called: string = method): GeminiModel {
  const model = findModel(id);
  if (!model?.supportedGenerationMethods?.includes(method)) {
    const { message } = modelNotFound(`models/${id}`, version, called);
    // As quoted on 2026-06-22 (vercel/next.js#95049, read 2026-11-24); until February 2026 it was `Call ListModels to`.
    const hint = 'Call ModelService.ListModels to see the list of available models and their supported methods.';
    throw new ServiceError('NOT_FOUND', `${message}. ${hint}`);
  }
  return model;
}

/** The service's words, seen with `batchGenerateContent` (gathered 2026-11-23); with `getModel` they are our guess. */
export function modelNotFound(name: string, version: string, method: string): ServiceError {
  return new ServiceError(
    'NOT_FOUND',
    `${name} is not found for API version ${version}, or is not supported for ${method}`,
  );
}
