import type { CallName } from '../calls/call-names.ts';

// The shape of a rule; what a rule file must look like is the schema made of it in `rule-schema.ts`.

/** How often a rule applies to what it selects: always when it says nothing; all that it says must hold. */
export interface Frequency {
  /** Only so many-th of what the rule selects, from 1, counted over restarts where a folder keeps the data. */
  readonly nth?: number | readonly number[] | undefined;
  /** Only the first of every so many, thus with 3 the first, the fourth, the seventh. */
  readonly every?: number | undefined;
  /** From 0 to 1, drawn from the seed. */
  readonly probability?: number | undefined;
}

/** How often and when a rule of calls applies. Times are of the emulator's clock, whatever its `speed`. */
export interface CallCondition extends Frequency {
  /** Seconds since the emulator was started, on its clock, or a time (RFC 3339). */
  readonly after?: number | string | undefined;
  /** Likewise; not at that time any more. */
  readonly before?: number | string | undefined;
}

/** The statuses of HTTP that a rule can answer with. */
export type FaultStatus = 400 | 401 | 403 | 404 | 408 | 429 | 500 | 502 | 503 | 504;

/**
 * The call is not handled; the answer is the service's error of that status. The words are those of reports where there
 * are any (`status-texts.ts` has each with its source), else ours.
 */
export interface StatusEffect {
  readonly status: FaultStatus;
  /** Instead of the service's. */
  readonly message?: string | undefined;
  /**
   * What goes with the message: nothing, a link, the quota, how long to wait, or all is the page of a proxy instead of
   * JSON (`html`). Default: `retry-info` with `retrySeconds`, else `help` of 429, `html` of 408 and 502, `none` of others.
   */
  readonly details?: 'none' | 'help' | 'quota' | 'retry-info' | 'html' | undefined;
  /** How long to wait, for `retry-info`. Default 37. */
  readonly retrySeconds?: number | undefined;
}

/** The call is handled; its answer begins late, or comes slowly, or both, by the wall clock. */
export interface SlowEffect {
  readonly slow: { readonly delaySeconds?: number | undefined; readonly bytesPerSecond?: number | undefined };
}

/** What happens to a call: exactly one of these. */
export type CallEffect =
  /**
   * This call, and with `seconds` every call for so long, by the wall clock of this process. On a port the call itself
   * sees a reset, for its connection is there already; who connects in those seconds is refused.
   */
  | { readonly connection: 'refused'; readonly seconds?: number | undefined }
  /** Before: never handled. During: handled, half an answer. After: handled, no answer. */
  | { readonly connection: 'reset-before' | 'reset-during' | 'reset-after' }
  | StatusEffect
  | SlowEffect
  /** The answer ends after so many bytes as if it were whole. */
  | { readonly truncateBytes: number };

/**
 * Something that goes wrong with calls over HTTP. Of the rules that apply to a call the first wins; each counts what it
 * selects all the same. What a call breaks on a port it breaks in process as well, as `fetch` does.
 *
 * @example
 * const rule: CallRule = { call: 'batches.create', when: { nth: 1 }, do: { connection: 'reset-after' } };
 */
export interface CallRule {
  /** Names of calls (`CallName`); `*` in them stands for any text. */
  readonly call: string | readonly string[];
  /** Only calls on such a model, without `models/`, with `*`. */
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

/**
 * Something that goes wrong with whole jobs, drawn when the job is created. Of the rules that apply to a job, each part
 * of its fate is the first's that says something of it.
 *
 * @example
 * const rule: JobRule = { job: { displayName: 'nightly*' }, do: { stuck: { state: 'RUNNING', seconds: 3600 } } };
 */
export interface JobRule {
  /** Which jobs; all of them when it says nothing. */
  readonly job: {
    /** Without `models/`, with `*`. */
    readonly model?: string | undefined;
    /** With `*`. */
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
  /** A gRPC code from 1 to 16; the words are the service's where they are known, else ours. */
  | { readonly error: number | { readonly code: number; readonly message: string } }
  /** Only a line of a file can be malformed; an inline answer has none. */
  | { readonly line: 'missing' | 'duplicated' | 'swapped' | 'malformed' | 'unknown-fields' }
  | { readonly answer: OddAnswer }
  /** Another model is said to have answered. */
  | { readonly modelVersion: string };

/**
 * Something that goes wrong with single lines of jobs that succeed, of a file or inline. Of the rules that apply to a
 * line the first wins that says something of its answer (`error`, `answer`), of its delivery (`line`) and of its model
 * (`modelVersion`). One-off calls have no lines.
 *
 * @example
 * const rule: LineRule = { line: { key: 'math-*' }, when: { probability: 0.1, job: 1 }, do: { error: 13 } };
 */
export interface LineRule {
  /** Which lines; all of them when it says nothing. */
  readonly line: {
    /** With `*`. */
    readonly key?: string | undefined;
    /** Of its job, without `models/`, with `*`. */
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

/**
 * Something that goes wrong, to whom and when: a rule of calls, of jobs or of lines, by the key that it has. The rules of
 * presets and files come from `faultRules`; `createEmulator` refuses one that is none with a RangeError.
 */
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
