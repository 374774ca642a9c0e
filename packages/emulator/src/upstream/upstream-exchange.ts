import type { PlainObject } from '../plain-object.ts';

/** How one request is put to an upstream, and how its answer reads. */
export interface UpstreamExchange {
  /** After the address of the upstream, without a slash before it. */
  readonly path: string;
  readonly body: PlainObject;
  /** What of the request has no form there; the request is not sent then. */
  readonly unfit: readonly string[];
  readonly authorization: (apiKey: string) => Record<string, string>;
  /** The answer as a response of the Gemini API; undefined when it is none. */
  readonly read: (answer: PlainObject) => PlainObject | undefined;
}
