import { batchCalls } from '../batches/batch-calls.ts';
import { contentCalls } from '../content/content-calls.ts';
import { fileCalls } from '../files/file-calls.ts';
import { modelCalls } from '../models/model-calls.ts';
import { webhookCalls } from '../webhooks/webhook-calls.ts';
import type { Call } from './call.ts';

/** All calls that are served, under both versions of the API. */
export const callTable: readonly Call[] = [
  ...modelCalls,
  ...contentCalls,
  ...fileCalls,
  ...batchCalls,
  ...webhookCalls,
];
