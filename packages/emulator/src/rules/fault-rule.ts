import type { CallName } from '../calls/call-names.ts';

// The shape of a rule; what a rule file must look like is the schema made of it in `rule-schema.ts`.

/** How often a rule applies to what it selects; always when it says nothing. All that it says must hold. */
export interface Frequency {
  /** Only so many-th of what the rule selects, from 1, counted over restarts where a folder keeps the data. */
  readonly nth?: number | readonly number[] | undefined;
  /** Only the first of every so many. */
  readonly every?: number | undefined;
  /** From 0 to 1, drawn from the seed. */
  readonly probability?: number | undefined;
}

export interface CallCondition extends Frequency {
  /** Seconds since the emulator's first call on its clock, or a time (RFC 3339). */
  readonly after?: number | string | undefined;
  readonly before?: number | string | undefined;
}

export type FaultStatus = 400 | 401 | 403 | 404 | 408 | 429 | 500 | 502 | 503 | 504;

/** The call is not handled; the answer is the service's error of that status. */
export interface StatusEffect {
  readonly status: FaultStatus;
  readonly message?: string | undefined;
  /** `html` is the page of a proxy instead of JSON. */
  readonly details?: 'none' | 'help' | 'quota' | 'retry-info' | 'html' | undefined;
  /** Of `retry-info`, which need not be said then. */
  readonly retrySeconds?: number | undefined;
}

/** The call is handled; its answer comes late, or slowly, or both. */
export interface SlowEffect {
  readonly slow: { readonly delaySeconds?: number | undefined; readonly bytesPerSecond?: number | undefined };
}

/** What happens to a call: exactly one of these. */
export type CallEffect =
  /** With `seconds`, for so long every call is refused, by the wall clock of this process. */
  | { readonly connection: 'refused'; readonly seconds?: number | undefined }
  /** Before: never handled. During: handled, half an answer. After: handled, no answer. */
  | { readonly connection: 'reset-before' | 'reset-during' | 'reset-after' }
  | StatusEffect
  | SlowEffect
  /** The answer ends after so many bytes as if it were whole. */
  | { readonly truncateBytes: number };

export interface CallRule {
  /** Names of calls, `*` in them stands for any text. */
  readonly call: string | readonly string[];
  /** Only calls on such a model, with `*`. */
  readonly model?: string | undefined;
  /** Only uploads of such a MIME type, with `*`. */
  readonly mimeType?: string | undefined;
  readonly when?: CallCondition | undefined;
  readonly do: CallEffect;
}

type EndState = 'FAILED' | 'EXPIRED' | 'CANCELLED';

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

/** Of the rules that apply to a job, each part of its fate is the first's that says something of it. */
export interface JobRule {
  readonly job: {
    readonly model?: string | undefined;
    readonly displayName?: string | undefined;
    readonly source?: 'file' | 'inline' | undefined;
    readonly kind?: 'generateContent' | 'embedContent' | undefined;
  };
  readonly when?: Frequency | undefined;
  readonly do: JobFate;
}

/** What takes the place of an answer. */
export type OddAnswer =
  | 'blocked'
  | 'empty'
  | 'thoughts-only'
  | 'recitation'
  | 'malformed-function-call'
  | 'degenerate-json';

/** What happens to a line of a job's output: exactly one of these. */
export type LineEffect =
  | { readonly error: number | { readonly code: number; readonly message: string } }
  /** Only a line of a file can be malformed; an inline answer has none. */
  | { readonly line: 'missing' | 'duplicated' | 'swapped' | 'malformed' | 'unknown-fields' }
  | { readonly answer: OddAnswer }
  | { readonly modelVersion: string };

/**
 * Of the rules that apply to a line the first wins that says something of its answer (`error`, `answer`), of its
 * delivery (`line`) and of its model (`modelVersion`).
 */
export interface LineRule {
  readonly line: {
    /** With `*`. */
    readonly key?: string | undefined;
    readonly model?: string | undefined;
    /** Only requests that ask for JSON, or with a `responseJsonSchema`. */
    readonly asksFor?: 'json' | 'json-schema' | undefined;
  };
  /** `nth` and `every` count the lines that the rule selects in one job. */
  readonly when?:
    | (Frequency & {
        /** Only in so many-th jobs of the emulator: `1` spares a second attempt. */
        readonly job?: number | readonly number[] | undefined;
      })
    | undefined;
  readonly do: LineEffect;
}

export type FaultRule = CallRule | JobRule | LineRule;

/** A call as a rule sees it. */
export interface FaultyCall {
  readonly call: CallName;
  /** Without `models/`; undefined for a call on no model. */
  readonly model: string | undefined;
  /** Of an upload. */
  readonly mimeType: string | undefined;
  /** `v1` or `v1beta` */
  readonly version: string;
}
