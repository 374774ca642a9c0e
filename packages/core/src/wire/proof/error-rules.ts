import type { ErrorBody } from '../status.ts';

/** What must hold of an HTTP error's body beyond the form of its fields. */
export type ErrorRule = 'http-code-of-status';

/** The HTTP status of each code (google/rpc/code.proto, read 2026-11-24). */
const httpCodes: ReadonlyMap<string, number> = new Map([
  ['CANCELLED', 499],
  ['UNKNOWN', 500],
  ['INVALID_ARGUMENT', 400],
  ['DEADLINE_EXCEEDED', 504],
  ['NOT_FOUND', 404],
  ['ALREADY_EXISTS', 409],
  ['PERMISSION_DENIED', 403],
  ['UNAUTHENTICATED', 401],
  ['RESOURCE_EXHAUSTED', 429],
  ['FAILED_PRECONDITION', 400],
  ['ABORTED', 409],
  ['OUT_OF_RANGE', 400],
  ['UNIMPLEMENTED', 501],
  ['INTERNAL', 500],
  ['UNAVAILABLE', 503],
  ['DATA_LOSS', 500],
]);

/** HTTP codes to which no status belongs; what stands beside them is not known. */
const withoutStatus: ReadonlySet<number> = new Set([408, 413, 416, 502]);

/** Each tells what breaks it, by JSON pointer. */
export const errorRules: Readonly<Record<ErrorRule, (body: ErrorBody) => string[]>> = {
  'http-code-of-status': ({ error: { code = 0, status = '' } }) =>
    httpCodes.get(status) === code || withoutStatus.has(code) ? [] : ['/error/code is not the HTTP code of its status'],
};
