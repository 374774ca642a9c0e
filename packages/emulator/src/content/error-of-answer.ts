import { statusSchema } from '@gemini-batch-test/core/wire';
import type { Answer } from '../answers/answer.ts';
import { ServiceError, type ServiceStatus } from '../http/service-error.ts';

/** By the gRPC code that the line of a job would have. */
const statuses: Readonly<Record<number, ServiceStatus>> = {
  3: 'INVALID_ARGUMENT',
  4: 'DEADLINE_EXCEEDED',
  5: 'NOT_FOUND',
  7: 'PERMISSION_DENIED',
  8: 'RESOURCE_EXHAUSTED',
  9: 'FAILED_PRECONDITION',
  10: 'ABORTED',
  12: 'UNIMPLEMENTED',
  14: 'UNAVAILABLE',
  16: 'UNAUTHENTICATED',
};

/** The answer to a call whose request failed. */
export function errorOfAnswer({ fields }: Answer): ServiceError {
  const { code = 13, message = 'An internal error has occurred.' } = statusSchema.parse(
    fields.error ?? fields.status ?? {},
  );
  return new ServiceError(statuses[code] ?? 'INTERNAL', message);
}
