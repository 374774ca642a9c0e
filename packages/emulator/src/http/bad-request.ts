import { invalidArgument, type ServiceError } from './service-error.ts';

/** One error for all faults of a body, each also as a field violation. */
export function badRequest(faults: readonly string[]): ServiceError {
  const fieldViolations = faults.map((description) => {
    const field = / at '([^']+)'/.exec(description)?.[1];
    return { ...(field === undefined ? {} : { field }), description };
  });
  return invalidArgument(faults.join('\n'), [
    { '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations },
  ]);
}
