import type { EmulatorContext } from '../emulator-context.ts';
import type { CallName } from './call-names.ts';

/** A call on its way to its handler. */
export interface CallInput {
  readonly context: EmulatorContext;
  readonly request: Request;
  readonly query: URLSearchParams;
  /** `v1` or `v1beta` */
  readonly version: string;
  /** Of the object that is called on, without its collection; empty where a whole collection is. */
  readonly id: string;
  /** Scheme, host and port that it came to, for links in the answer. */
  readonly origin: string;
}

/** One call of the API. */
export interface Call {
  readonly name: CallName;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** `/{version}/batches/{id}:cancel` */
  readonly path: string;
  /** A parameter without which the address means another call. */
  readonly parameter?: string;
  /** For those that need no key. */
  readonly isOpen?: true;
  readonly answer: (input: CallInput) => Promise<Response>;
}

/** A call that was found for an address, with what its path says. */
export interface FoundCall {
  readonly call: Call;
  readonly version: string;
  readonly id: string;
}
