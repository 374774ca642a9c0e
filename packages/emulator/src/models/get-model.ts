import type { GeminiModel } from '@gemini-batch-test/core/wire';
import { ServiceError } from '../http/service-error.ts';
import { findModel } from './model-table.ts';

/** `GET /{version}/models/{id}` */
export function getModel(id: string, version: string): GeminiModel {
  const model = findModel(id);
  if (model === undefined) {
    throw modelNotFound(`models/${id}`, version, 'getModel');
  }
  return model;
}

/** The model that is to do something. An unknown one and one that does not do that are the same to the service. */
export function batchModel(id: string, version: string, method: string): GeminiModel {
  const model = findModel(id);
  if (!model?.supportedGenerationMethods?.includes(method)) {
    throw modelNotFound(`models/${id}`, version, method);
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
