import { invalidArgument, type ServiceError } from '../http/service-error.ts';
import { isPlainObject, type PlainObject, readField } from '../plain-object.ts';
import { type RequestFault, requestFaults } from './request-faults.ts';

export interface InlineRequest {
  readonly request: PlainObject;
  readonly metadata?: PlainObject;
}

const place = 'batch.input_config.requests.requests';

/** The requests of an inline job. Throws one error that names all that is wrong with them. */
export function checkInlineRequests(requests: unknown): InlineRequest[] {
  const list = isPlainObject(requests) ? readField(requests, 'requests') : undefined;
  if (!Array.isArray(list) || list.length === 0) {
    throw invalidArgument('* BatchGenerateContentRequest.batch.input_config.requests: requests is not specified');
  }
  const faults: string[] = [];
  const checked = list.map((item: unknown, index): InlineRequest => {
    const at = `${place}[${index}]`;
    const request = isPlainObject(item) ? readField(item, 'request') : undefined;
    if (!isPlainObject(item) || !isPlainObject(request)) {
      faults.push(`* ${at}.request: request is not specified`);
      return { request: {} };
    }
    const metadata = readField(item, 'metadata') ?? undefined;
    if (metadata !== undefined && !isPlainObject(metadata)) {
      faults.push(`Invalid value at '${at}.metadata': not a message`);
    }
    for (const name of Object.keys(item).filter((field) => field !== 'request' && field !== 'metadata')) {
      faults.push(unknownName(name, at));
    }
    faults.push(...requestFaults(request).map((fault) => inWords(fault, `${at}.request`)));
    return { request, ...(isPlainObject(metadata) ? { metadata } : {}) };
  });
  if (faults.length > 0) {
    throw badRequest(faults);
  }
  return checked;
}

/** The service's words for a field that it does not know in a JSON body (zed-industries/zed#44875, 2025-12-15). */
export function unknownName(name: string, place: string): string {
  return `Invalid JSON payload received. Unknown name "${name}" at '${place}': Cannot find field.`;
}

/** One error for all faults of a body, each also as a field violation. */
export function badRequest(faults: readonly string[]): ServiceError {
  const fieldViolations = faults.map((description) => {
    const field = /'([^']+)': /.exec(description)?.[1];
    return { ...(field === undefined ? {} : { field }), description };
  });
  return invalidArgument(faults.join('\n'), [
    { '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations },
  ]);
}

function inWords(fault: RequestFault, at: string): string {
  if ('message' in fault) {
    return fault.message.startsWith('*') ? fault.message : `At '${at}': ${fault.message}`;
  }
  return unknownName(fault.unknownField, fault.within === 'request' ? at : `${at}.generation_config`);
}
