import type { CallName } from '../calls/call-names.ts';

// The shape of a rule; what a rule file must look like is the schema made of it in `rule-schema.ts`.

/** When a rule applies to what it selects; always when it says nothing. All that it says must hold. */
export interface CallCondition {
  /** Only so many-th of what the rule selects, from 1, counted over restarts. */
  readonly nth?: number | readonly number[] | undefined;
  /** From 0 to 1, drawn from the seed. */
  readonly probability?: number | undefined;
  /** Seconds since the emulator started on its clock, or a time (RFC 3339). */
  readonly after?: number | string | undefined;
  readonly before?: number | string | undefined;
}

/** What happens to a call: exactly one of these. */
export type CallEffect =
  | { readonly connection: 'refused'; readonly seconds?: number | undefined }
  /** Before: never handled. During: handled, half an answer. After: handled, no answer. */
  | { readonly connection: 'reset-before' | 'reset-during' | 'reset-after' }
  | {
      readonly status: 400 | 401 | 403 | 404 | 408 | 429 | 500 | 502 | 503 | 504;
      readonly message?: string | undefined;
      readonly details?: 'none' | 'help' | 'quota' | 'retry-info' | 'html' | undefined;
      /** Of `retry-info`. */
      readonly retrySeconds?: number | undefined;
    }
  | { readonly slow: { readonly delaySeconds?: number | undefined; readonly bytesPerSecond?: number | undefined } }
  /** The answer ends after so many bytes as if it were whole. */
  | { readonly truncateBytes: number };

export interface CallRule {
  /** Names of calls, `*` in them stands for any text. */
  readonly call: string | readonly string[];
  /** Only calls on such a model, with `*`. */
  readonly model?: string | undefined;
  readonly when?: CallCondition | undefined;
  readonly do: CallEffect;
}

export type EndState = 'FAILED' | 'EXPIRED' | 'CANCELLED';

/** What happens to a job, besides what happens to its lines. All times at the service's pace, thus divided by `speed`. */
export interface JobFate {
  /** Ends so instead of SUCCEEDED, after so many seconds or when it would have ended. */
  readonly end?:
    | {
        readonly state: EndState;
        readonly error?: { readonly code: number; readonly message: string } | undefined;
        readonly afterSeconds?: number | undefined;
      }
    | undefined;
  /** Never leaves this state, or only so many seconds later. What is stuck expires all the same. */
  readonly stuck?:
    | {
        readonly state: 'UNSPECIFIED' | 'PENDING' | 'RUNNING';
        readonly seconds?: number | undefined;
      }
    | undefined;
  /** The list does not show it before. */
  readonly listedAfterSeconds?: number | undefined;
  /** The lines of its output come in another order. */
  readonly shuffled?: boolean | undefined;
  /** The answers of an inline job come without their metadata. */
  readonly withoutMetadata?: boolean | undefined;
  /** Once it has ended, every get is a 503 after so many seconds (of the wall clock). */
  readonly unreadable?: { readonly afterSeconds: number } | undefined;
}

export interface JobRule {
  readonly job: {
    readonly model?: string | undefined;
    readonly displayName?: string | undefined;
    readonly source?: 'file' | 'inline' | undefined;
    readonly kind?: 'generateContent' | 'embedContent' | undefined;
  };
  readonly when?:
    | { readonly nth?: number | readonly number[] | undefined; readonly probability?: number | undefined }
    | undefined;
  readonly do: JobFate;
}

/** What happens to a line of a job's output: exactly one of these. */
export type LineEffect =
  | { readonly error: number | { readonly code: number; readonly message: string } }
  | { readonly line: 'missing' | 'duplicated' | 'swapped' | 'malformed' | 'unknown-fields' }
  | {
      readonly answer:
        | 'blocked'
        | 'empty'
        | 'thoughts-only'
        | 'recitation'
        | 'malformed-function-call'
        | 'degenerate-json';
    }
  | { readonly modelVersion: string };

export interface LineRule {
  readonly line: {
    /** With `*`. */
    readonly key?: string | undefined;
    readonly model?: string | undefined;
    /** Only requests that ask for JSON, or with a `responseJsonSchema`. */
    readonly asksFor?: 'json' | 'json-schema' | undefined;
  };
  readonly when?:
    | {
        /** Of the lines that the rule selects in one job. */
        readonly nth?: number | readonly number[] | undefined;
        readonly probability?: number | undefined;
        /** Only in so many-th jobs of the emulator: `1` spares a second attempt. */
        readonly job?: number | readonly number[] | undefined;
      }
    | undefined;
  readonly do: LineEffect;
}

export type FaultRule = CallRule | JobRule | LineRule;

/** A call as a rule sees it. */
export interface FaultyCall {
  readonly call: CallName;
  /** Without `models/`; undefined for a call on no model. */
  readonly model: string | undefined;
}
