import type { GeminiModel } from '@gemini-batch-test/core/wire';
import { invalidArgument } from '../http/service-error.ts';
import { allModels } from './model-resource.ts';

interface ModelList {
  readonly models: readonly GeminiModel[];
  readonly nextPageToken?: string;
}

/** `GET /{version}/models`: 50 a page unless told, at most 1000 (OpenAPI of 2026-08-22, `models.list`). */
export function listModels(query: URLSearchParams): ModelList {
  const start = wholeNumber(query.get('pageToken'), 'Page token', 0);
  const size = Math.min(wholeNumber(query.get('pageSize'), 'Page size', 0) || 50, 1000);
  const models = allModels();
  const end = start + size;
  return { models: models.slice(start, end), ...(end < models.length ? { nextPageToken: String(end) } : {}) };
}

function wholeNumber(text: string | null, name: string, fallback: number): number {
  if (text === null || text === '') {
    return fallback;
  }
  if (!/^\d{1,9}$/.test(text)) {
    throw invalidArgument(`${name} is not valid.`);
  }
  return Number(text);
}
