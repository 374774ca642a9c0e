import { quotaExceeded } from '../http/quota-exceeded.ts';
import type { ServiceError } from '../http/service-error.ts';

/** The limit behind a refusal, as the cause of an error that does not name it: for the log, never for the client. */
export class ReachedLimit extends Error {
  override readonly name: string = 'ReachedLimit';
}

/** What the service answers over a limit; `limit` says which, such as `limit concurrentJobs 6`. */
export function overLimit(limit: string): ServiceError {
  const error = quotaExceeded();
  error.cause = new ReachedLimit(limit);
  return error;
}
