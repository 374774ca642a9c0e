import * as z from 'zod';
import { type GenerateContentResponse, generateContentResponseSchema } from './content.ts';
import { type Status, statusSchema } from './status.ts';

/** The states of a batch job on the wire (OpenAPI of 2026-08-22). A state that is not listed is kept as it came. */
export const batchStates = [
  'BATCH_STATE_UNSPECIFIED',
  'BATCH_STATE_PENDING',
  'BATCH_STATE_RUNNING',
  'BATCH_STATE_SUCCEEDED',
  'BATCH_STATE_FAILED',
  'BATCH_STATE_CANCELLED',
  'BATCH_STATE_EXPIRED',
] as const;

/** Counts as decimal strings. The service leaves out those that are zero. */
export interface BatchStats {
  requestCount?: string | undefined;
  successfulRequestCount?: string | undefined;
  failedRequestCount?: string | undefined;
  pendingRequestCount?: string | undefined;
}

/** One answer of an inline job: a response or an error, with the request's `metadata`. */
export interface InlinedResponse {
  response?: GenerateContentResponse | undefined;
  error?: Status | undefined;
  metadata?: Record<string, unknown> | undefined;
}

/** Where a finished job's answers are: in a file, or in the message itself. */
export interface BatchOutput {
  /** `files/batch-{id}` */
  responsesFile?: string | undefined;
  inlinedResponses?: { inlinedResponses?: InlinedResponse[] | undefined } | undefined;
}

/** A batch job, the `metadata` of its operation. */
export interface GenerateContentBatch {
  '@type'?: string | undefined;
  name?: string | undefined;
  model?: string | undefined;
  displayName?: string | undefined;
  state?: string | undefined;
  createTime?: string | undefined;
  updateTime?: string | undefined;
  endTime?: string | undefined;
  priority?: string | undefined;
  batchStats?: BatchStats | undefined;
  inputConfig?: { fileName?: string | undefined } | undefined;
  output?: BatchOutput | undefined;
}

/** What create, get and list say of a job: a long-running operation. `done` is absent until it is true. */
export interface BatchOperation {
  /** `batches/{id}` */
  name: string;
  metadata?: GenerateContentBatch | undefined;
  done?: boolean | undefined;
  error?: Status | undefined;
  response?: (BatchOutput & { output?: BatchOutput | undefined }) | undefined;
}

/** The service writes an int64 as text. */
const int64 = z.union([z.string(), z.number().transform(String)]);

const batchStatsSchema: z.ZodType<BatchStats> = z.looseObject({
  requestCount: int64.optional(),
  successfulRequestCount: int64.optional(),
  failedRequestCount: int64.optional(),
  pendingRequestCount: int64.optional(),
});

const batchOutputShape = {
  responsesFile: z.string().optional(),
  inlinedResponses: z
    .looseObject({
      inlinedResponses: z
        .array(
          z.looseObject({
            response: generateContentResponseSchema.optional(),
            error: statusSchema.optional(),
            metadata: z.record(z.string(), z.unknown()).optional(),
          }),
        )
        .optional(),
    })
    .optional(),
};

const batchOutputSchema: z.ZodType<BatchOutput> = z.looseObject(batchOutputShape);

export const generateContentBatchSchema: z.ZodType<GenerateContentBatch> = z.looseObject({
  '@type': z.string().optional(),
  name: z.string().optional(),
  model: z.string().optional(),
  displayName: z.string().optional(),
  state: z.string().optional(),
  createTime: z.string().optional(),
  updateTime: z.string().optional(),
  endTime: z.string().optional(),
  priority: z.string().optional(),
  batchStats: batchStatsSchema.optional(),
  inputConfig: z.looseObject({ fileName: z.string().optional() }).optional(),
  output: batchOutputSchema.optional(),
});

export const batchOperationSchema: z.ZodType<BatchOperation> = z.looseObject({
  name: z.string(),
  metadata: generateContentBatchSchema.optional(),
  done: z.boolean().optional(),
  error: statusSchema.optional(),
  response: z.looseObject({ ...batchOutputShape, output: batchOutputSchema.optional() }).optional(),
});

export interface BatchList {
  operations?: BatchOperation[] | undefined;
  nextPageToken?: string | undefined;
}

/**
 * Strict, unlike the rest: an answer without `operations` is an empty list only when it holds nothing else either.
 * Any other object, such as an error that came with status 200, says nothing about which jobs there are.
 */
export const batchListSchema: z.ZodType<BatchList> = z.union([
  z.looseObject({ operations: z.array(batchOperationSchema), nextPageToken: z.string().optional() }),
  z.strictObject({
    operations: z.undefined().optional(),
    nextPageToken: z.string().optional(),
    unreachable: z.array(z.string()).optional(),
  }),
]);

/**
 * Where a finished job's answers are. The service writes the output twice; `metadata` is read first, then
 * `response` as every recording has it, then `response.output` as an older description had it.
 */
export function batchOutput(operation: BatchOperation): BatchOutput | undefined {
  const places = [operation.metadata?.output, operation.response, operation.response?.output];
  return places.find((place) => place?.responsesFile !== undefined || place?.inlinedResponses !== undefined);
}
