import { canonicalJson, isJsonObject, type JsonObject } from '../../json/json.ts';
import type { BatchOperation, BatchOutput, GenerateContentBatch } from '../batch.ts';

/** A job, as the metadata of its operation or alone, as the answer to an update. */
export interface JobMessage {
  readonly batch: GenerateContentBatch;
  /** Where the job stands in the message: `/metadata`, or nothing when it is the message. */
  readonly at: string;
  readonly operation?: BatchOperation;
  /** A list tells less of a job than a get. */
  readonly inList?: boolean;
}

/** What must hold of a job beyond the form of its fields. */
export type BatchRule =
  | 'one-name'
  | 'done-once-ended'
  | 'end-time-once-ended'
  | 'error-or-response'
  | 'output-twice'
  | 'output-like-input'
  | 'counters-add-up'
  | 'no-output-in-list';

const endStates = new Set([
  'BATCH_STATE_SUCCEEDED',
  'BATCH_STATE_FAILED',
  'BATCH_STATE_CANCELLED',
  'BATCH_STATE_EXPIRED',
]);

/** Each tells what breaks it, by JSON pointer. */
export const batchRules: Readonly<Record<BatchRule, (job: JobMessage) => string[]>> = {
  'one-name': ({ batch, operation, at }) =>
    operation === undefined || operation.name === batch.name ? [] : [`${at}/name is not the name of the operation`],

  'done-once-ended': ({ batch, operation }) => {
    if (operation === undefined || (operation.done === true) === hasEnded(batch)) return [];
    return hasEnded(batch)
      ? ['/done is missing, though the job has ended']
      : ['/done is there before the job has ended'];
  },

  'end-time-once-ended': ({ batch, at }) => {
    if (batch.endTime !== undefined && !hasEnded(batch)) return [`${at}/endTime is there before the job has ended`];
    return batch.endTime === undefined && hasSucceeded(batch)
      ? [`${at}/endTime is missing, though the job has ended`]
      : [];
  },

  'error-or-response': ({ batch, operation }) => [
    ...faultIf(operation?.error !== undefined && !hasEnded(batch), '/error is there before the job has ended'),
    ...faultIf(operation?.error !== undefined && hasSucceeded(batch), '/error is there, though the job has succeeded'),
    ...faultIf(operation?.response !== undefined && !hasSucceeded(batch), '/response is there without success'),
    ...faultIf(
      operation !== undefined && operation.error === undefined && batch.state === 'BATCH_STATE_FAILED',
      '/error is missing, though the job has failed',
    ),
    ...faultIf(
      operation !== undefined && operation.error?.code !== 1 && batch.state === 'BATCH_STATE_CANCELLED',
      '/error/code is not 1, though the job was cancelled',
    ),
  ],

  'output-twice': ({ batch, operation, at, inList }) => {
    if (operation === undefined || inList === true) return [];
    const { response } = operation;
    const { output } = batch;
    if (!hasSucceeded(batch)) {
      return faultIf(output !== undefined && !hasEnded(batch), `${at}/output is there before the job has ended`);
    }
    if (output === undefined) return [`${at}/output is missing, though the job has succeeded`];
    if (response === undefined) return ['/response is missing, though the job has succeeded'];
    return [
      ...faultIf(typeName(response) !== `${typeName(batch)}Output`, '/response/@type is not of the kind of the job'),
      ...faultIf(
        canonicalJson(fieldsOf(response)) !== canonicalJson(fieldsOf(output)),
        `/response is not what ${at}/output is`,
      ),
    ];
  },

  'output-like-input': ({ batch, at }) => (batch.output === undefined ? [] : outputFaults(batch, batch.output, at)),

  'counters-add-up': ({ batch, at, inList }) => {
    const { requestCount, successfulRequestCount, failedRequestCount, pendingRequestCount } = batch.batchStats ?? {};
    const parts = [successfulRequestCount, failedRequestCount, pendingRequestCount].map((count) => Number(count ?? 0));
    const sum = parts.reduce((total, count) => total + count, 0);
    return [
      ...faultIf(sum !== Number(requestCount), `${at}/batchStats does not add up to requestCount`),
      ...faultIf(
        !hasEnded(batch) && pendingRequestCount !== requestCount,
        `${at}/batchStats/pendingRequestCount is not everything before the job has ended`,
      ),
      ...faultIf(
        hasSucceeded(batch) && inList !== true && pendingRequestCount !== undefined,
        `${at}/batchStats/pendingRequestCount is there, though the job has succeeded`,
      ),
    ];
  },

  'no-output-in-list': ({ batch, operation, at, inList }) => [
    ...faultIf(inList === true && batch.output !== undefined, `${at}/output is there, in a list`),
    ...faultIf(inList === true && operation?.response !== undefined, '/response is there, in a list'),
  ],
};

function outputFaults(batch: GenerateContentBatch, output: BatchOutput, at: string): string[] {
  if (batch.inputConfig === undefined) {
    return faultIf(output.inlinedResponses === undefined, `${at}/output is no list, though the requests were one`);
  }
  const file = `files/batch-${batch.name?.slice('batches/'.length)}`;
  return faultIf(output.responsesFile !== file, `${at}/output/responsesFile is not "${file}"`);
}

function faultIf(isFault: boolean, fault: string): string[] {
  return isFault ? [fault] : [];
}

function hasEnded(batch: GenerateContentBatch): boolean {
  return endStates.has(batch.state ?? '');
}

function hasSucceeded(batch: GenerateContentBatch): boolean {
  return batch.state === 'BATCH_STATE_SUCCEEDED';
}

function fieldsOf(value: object): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== '@type'));
}

function typeName(value: unknown): unknown {
  return isJsonObject(value) ? value['@type'] : undefined;
}
