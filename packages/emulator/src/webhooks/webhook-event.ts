import type { BatchRecord } from '../jobs/batch-record.ts';
import { type JobState, jobAt } from '../jobs/job-at.ts';
import { operationOf } from '../jobs/operation.ts';
import { rfc3339 } from '../rfc3339.ts';
import type { EventType } from './event-type.ts';

/** What a webhook is told. Envelope and members: ai.google.dev/gemini-api/docs/webhooks, gathered 2026-11-23. */
export interface WebhookEvent {
  readonly type: EventType;
  readonly version: 'v1';
  /** When the job ended. */
  readonly timestamp: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly user_metadata?: Readonly<Record<string, unknown>>;
}

/** What there is to tell of a job that has ended; undefined when nothing is told of such an end. */
export function webhookEvent(record: BatchRecord, nowMs: number): WebhookEvent | undefined {
  const { state, endTimeMs } = jobAt(record, nowMs);
  const type = eventType(record, state);
  if (type === undefined) {
    return undefined;
  }
  const { webhookMetadata } = record.settings.choices;
  const userMetadata = record.webhook?.userMetadata;
  const metadata = userMetadata === undefined ? {} : { user_metadata: userMetadata };
  return {
    type,
    version: 'v1',
    timestamp: rfc3339(endTimeMs),
    data: { ...eventData(record, type, nowMs), ...(webhookMetadata === 'in-data' ? metadata : {}) },
    ...(webhookMetadata === 'at-top' ? metadata : {}),
  };
}

function eventType({ settings }: BatchRecord, state: JobState): EventType | undefined {
  switch (state) {
    case 'BATCH_STATE_SUCCEEDED':
      return 'batch.succeeded';
    case 'BATCH_STATE_FAILED':
      return 'batch.failed';
    case 'BATCH_STATE_EXPIRED':
      return 'batch.expired';
    case 'BATCH_STATE_CANCELLED':
      return settings.choices.webhookCancelled === 'sent' ? 'batch.cancelled' : undefined;
    default:
      return undefined;
  }
}

function eventData(record: BatchRecord, type: EventType, nowMs: number): Record<string, unknown> {
  const { id, inputFile, settings } = record;
  const data = { id: settings.choices.webhookJob === 'name' ? `batches/${id}` : id };
  if (type === 'batch.succeeded' && inputFile !== undefined) {
    // The document's example is in a bucket, which this API has none of; the name is what a download takes.
    const isName = settings.choices.webhookOutput === 'file-name';
    return { ...data, output_file_uri: isName ? `files/batch-${id}` : `gs://gemini-batch-emulator/batch-${id}.jsonl` };
  }
  if (type === 'batch.failed') {
    const { code, message } = operationOf(record, nowMs).error ?? {};
    return { ...data, error_code: code, error_message: message };
  }
  return data;
}
