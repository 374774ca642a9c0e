import * as z from 'zod';

/** google.rpc.Status, also in the form of an HTTP error body's `error`, where `code` is the HTTP status. */
export interface Status {
  code?: number | undefined;
  message?: string | undefined;
  /** The name of the code, only in HTTP error bodies: `INVALID_ARGUMENT`. */
  status?: string | undefined;
  details?: Record<string, unknown>[] | undefined;
}

export const statusSchema: z.ZodType<Status> = z.looseObject({
  code: z.number().optional(),
  message: z.string().optional(),
  status: z.string().optional(),
  // What is wrong in the details makes no error unreadable.
  details: z.array(z.record(z.string(), z.unknown())).optional().catch(undefined),
});

/** The body of every HTTP error of the service. */
export interface ErrorBody {
  error: Status;
}

export const errorBodySchema: z.ZodType<ErrorBody> = z.looseObject({ error: statusSchema });

/** The names of the gRPC codes, in order of their number (google/rpc/code.proto). */
export const rpcCodeNames = [
  'OK',
  'CANCELLED',
  'UNKNOWN',
  'INVALID_ARGUMENT',
  'DEADLINE_EXCEEDED',
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'PERMISSION_DENIED',
  'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION',
  'ABORTED',
  'OUT_OF_RANGE',
  'UNIMPLEMENTED',
  'INTERNAL',
  'UNAVAILABLE',
  'DATA_LOSS',
  'UNAUTHENTICATED',
] as const;

/** The name of a gRPC code as it stands in a result line, or `CODE_99` for one that is not known. */
export function rpcCodeName(code: number): string {
  return rpcCodeNames[code] ?? `CODE_${code}`;
}
