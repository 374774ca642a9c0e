import { mostFaults } from '@gemini-batch-test/core/wire';
import { invalidArgument, type ServiceError } from './service-error.ts';

/** One error for the faults of a body, the first of them when they are many, each also as a field violation. */
export function badRequest(all: readonly string[]): ServiceError {
  const faults = all.slice(0, mostFaults);
  const fieldViolations = faults.map((description) => {
    const field = / at '([^']+)'/.exec(description)?.[1];
    return { ...(field === undefined ? {} : { field }), description };
  });
  return invalidArgument(faults.join('\n'), [
    { '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations },
  ]);
}
