import type { Check } from '../checks/check.ts';
import type { InputIssue } from '../errors/input-issue.ts';
import type { JsonObject } from '../json/json.ts';

/** One request of a run: what is sent, and what belongs to it on our side. */
export interface BatchRequest {
  readonly key: string;
  /** Its kind, for the tables of the report. */
  readonly type: string;
  /** A `GenerateContentRequest` as the service takes it. */
  readonly request: JsonObject;
  readonly checks: readonly Check[];
  /** Fingerprint of the dataset row, or of the request where there is none. */
  readonly rowDigest: string;
}

/** What a source of requests gives, one by one: a request and where it stood, or what is wrong there. */
export type SourcedRequest =
  | {
      readonly request: BatchRequest;
      /** From 1: the line of the file, or the number of the generated request. */
      readonly line: number;
      /** The model that the line itself names, in the original tool's form. */
      readonly model: string | null;
      /** Whether it stood in that form, which the service does not read. */
      readonly isOlderForm?: true;
    }
  | { readonly issue: InputIssue };

/** The type that a key itself tells: what stands before `-request-`. */
export function typeOfKey(key: string): string {
  return /^(.+?)-request-/.exec(key)?.[1] ?? 'custom';
}

/** A request as the line that the service reads. */
export function inputLine(request: Pick<BatchRequest, 'key' | 'request'>): string {
  return JSON.stringify({ key: request.key, request: request.request });
}
