import { batchCalls } from '../batches/batch-calls.ts';
import type { Call } from '../calls/call.ts';
import { contentCalls } from '../content/content-calls.ts';
import { fileCalls } from '../files/file-calls.ts';
import { modelCalls } from '../models/model-calls.ts';
import { webhookCalls } from '../webhooks/webhook-calls.ts';

/** All calls that are served, under both versions of the API. */
export const callTable: readonly Call[] = [
  ...modelCalls,
  ...contentCalls,
  ...fileCalls,
  ...batchCalls,
  ...webhookCalls,
];
