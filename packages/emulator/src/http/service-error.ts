import { tellMessage } from './wire-message.ts';

/** The names of status codes the emulator answers with, and their HTTP status (google/rpc/code.proto). */
const httpStatuses = {
  INVALID_ARGUMENT: 400,
  FAILED_PRECONDITION: 400,
  UNAUTHENTICATED: 401,
  PERMISSION_DENIED: 403,
  NOT_FOUND: 404,
  ABORTED: 409,
  ALREADY_EXISTS: 409,
  RESOURCE_EXHAUSTED: 429,
  INTERNAL: 500,
  UNIMPLEMENTED: 501,
  UNAVAILABLE: 503,
  DEADLINE_EXCEEDED: 504,
} as const;

export type ServiceStatus = keyof typeof httpStatuses;

export function isServiceStatus(value: unknown): value is ServiceStatus {
  return typeof value === 'string' && Object.hasOwn(httpStatuses, value);
}

/** An answer that is an error of the service. */
export class ServiceError extends Error {
  override readonly name: string = 'ServiceError';
  readonly status: ServiceStatus;
  readonly details: readonly Record<string, unknown>[];

  constructor(
    status: ServiceStatus,
    message: string,
    details: readonly Record<string, unknown>[] = [],
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.status = status;
    this.details = details;
  }

  /** The error as the service sends it: details only when there are any. */
  toResponse(): Response {
    const code = httpStatuses[this.status];
    const details = this.details.length > 0 ? { details: this.details } : {};
    const body = { error: { code, message: this.message, status: this.status, ...details } };
    tellMessage('Error', body);
    return Response.json(body, { status: code, headers: { 'content-type': 'application/json; charset=UTF-8' } });
  }
}

export function invalidArgument(message: string, details: readonly Record<string, unknown>[] = []): ServiceError {
  return new ServiceError('INVALID_ARGUMENT', message, details);
}

/** What the service says of a batch that it does not know. */
export function entityNotFound(): ServiceError {
  return new ServiceError('NOT_FOUND', 'Requested entity was not found.');
}

/** What the service says of a file that it does not know, that has expired, or that belongs to another project. */
export function fileNotFound(id: string): ServiceError {
  return new ServiceError(
    'PERMISSION_DENIED',
    `You do not have permission to access the File ${id} or it may not exist.`,
  );
}

export function unimplemented(what: string): ServiceError {
  return new ServiceError('UNIMPLEMENTED', `${what} is not emulated.`);
}

/**
 * What is answered when the emulator itself fails. It has the system's code where the system failed it (`ENOSPC`), but
 * no message: that may hold anything.
 */
export function internalError(cause: unknown): ServiceError {
  const code = cause instanceof Error && 'syscall' in cause && 'code' in cause ? ` (${cause.code})` : '';
  return new ServiceError('INTERNAL', `An internal error has occurred in the emulator${code}.`, [], { cause });
}
