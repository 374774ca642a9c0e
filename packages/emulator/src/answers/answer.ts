import type { PlainObject } from '../plain-object.ts';

/** A request of a job, as it stands in its input. */
export interface Asked {
  /** The line's `key`, or an inline request's `metadata.key`. */
  readonly key: string | undefined;
  readonly lineNumber: number;
  readonly request: PlainObject;
  /** `models/{id}` */
  readonly model: string;
}

/** What came of a request: the fields of its output line, without the key. */
export interface Answer {
  readonly succeeded: boolean;
  readonly fields: PlainObject;
  /** True for a line of an earlier output, which is given as it is. */
  readonly isRecorded?: boolean;
  /** True for one that another server gave, which may hold what the emulator's own never do. */
  readonly isForwarded?: boolean;
  /** True for one whose line breaks off. */
  readonly isMalformed?: boolean;
}

export type Responder = (asked: Asked) => Promise<Answer>;

/** A responder with what it holds open. */
export interface OpenResponder {
  /** Undefined for a request that has no answer: its job ended before. */
  readonly respond: (asked: Asked) => Promise<Answer | undefined>;
  close(): Promise<void>;
}

/** One request of a job with its answer. */
export interface Answered {
  /** From 1, blank lines counted. */
  readonly lineNumber: number;
  readonly key: string | undefined;
  /** The line of the input, parsed. */
  readonly input: PlainObject;
  readonly answer: Answer;
}
