import { inBodyWords, mostFaults } from '@gemini-batch-test/core/wire';
import { badRequest } from '../http/bad-request.ts';
import { invalidArgument } from '../http/service-error.ts';
import { isPlainObject, type PlainObject, readField } from '../plain-object.ts';
import type { AskedJob } from './asked-job.ts';
import { checkRequest } from './job-kind.ts';

/** A request of an inline job, checked. */
export interface InlineRequest {
  /** As it is kept. */
  readonly line: { readonly request: PlainObject; readonly metadata?: PlainObject };
  readonly tokens: number;
  readonly isUnfit: boolean;
}

const none: InlineRequest = { line: { request: {} }, tokens: 0, isUnfit: false };

const place = 'batch.input_config.requests.requests';

/** The requests of an inline job. Throws one error that names what is wrong with them. */
export function checkInlineRequests(requests: unknown, asked: AskedJob): InlineRequest[] {
  const { jobKind, model, choices, version } = asked;
  const list = isPlainObject(requests) ? (readField(requests, 'requests') ?? []) : [];
  const items = Array.isArray(list) ? list : [list];
  if (items.length === 0) {
    throw invalidArgument(`* ${jobKind.message}.batch.input_config.requests: requests is not specified`);
  }
  const faults: string[] = [];
  const checked = items.map((item: unknown, index): InlineRequest => {
    if (faults.length >= mostFaults) {
      return none;
    }
    const at = `${place}[${index}]`;
    const request = isPlainObject(item) ? readField(item, 'request') : undefined;
    if (!isPlainObject(item) || !isPlainObject(request)) {
      faults.push(`* ${at}.request: request is not specified`);
      return none;
    }
    const metadata = readField(item, 'metadata') ?? undefined;
    if (metadata !== undefined && !isPlainObject(metadata)) {
      faults.push(inBodyWords({ badValue: metadata, type: 'TYPE_STRUCT', at: 'metadata' }, at, version));
    }
    for (const unknownField of Object.keys(item).filter((field) => field !== 'request' && field !== 'metadata')) {
      faults.push(inBodyWords({ unknownField, at: '' }, at, version));
    }
    const { faults: own, tokens, isUnfit } = checkRequest(jobKind, request, model, choices);
    faults.push(...own.map((fault) => inBodyWords(fault, `${at}.request`, version)));
    return { line: { request, ...(isPlainObject(metadata) ? { metadata } : {}) }, tokens, isUnfit };
  });
  if (faults.length > 0) {
    throw badRequest(faults);
  }
  return checked;
}
