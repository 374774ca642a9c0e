import type { Shard } from '../../planner/plan-shards.ts';
import type { JournalEntry } from './journal.ts';

/** What is known of one shard's attempt: a fold of the journal. Times in ms since the epoch. */
export interface ShardState {
  readonly shard: number;
  readonly attempt: number;
  readonly requests: number;
  readonly file: { readonly name: string; readonly expiresAtMs: number | null } | null;
  /** A create was sent and neither confirmed nor refused. */
  readonly openIntent: boolean;
  readonly job: string | null;
  /** When its name was written down, by the clock here. */
  readonly sentAtMs: number | null;
  readonly state: { readonly state: string; readonly atMs: number } | null;
  readonly ended: boolean;
  readonly hasOutput: boolean;
  readonly error: string | null;
  readonly createdAtMs: number | null;
  /** When it was first seen RUNNING; null when that was not seen. */
  readonly runningAtMs: number | null;
  readonly endedAtMs: number | null;
  readonly downloaded: boolean;
  /** What the service no longer has, when something is gone. */
  readonly lost: 'job' | 'output' | null;
  /** What shall become of its requests when it was cancelled for waiting too long. */
  readonly stuck: 'cancel' | 'retry' | null;
}

/** The state of every shard's every attempt, from the plan and the journal, in the order in which they were planned. */
export function foldJournal(shards: readonly Shard[], journal: readonly JournalEntry[]): ShardState[] {
  const states = new Map<string, ShardState>();
  const plan = (shard: number, attempt: number, requests: number) => {
    const place = `${shard}/${attempt}`;
    if (!states.has(place)) states.set(place, unbegun(shard, attempt, requests));
  };
  for (const { shard, requests } of shards) plan(shard, 1, requests);
  for (const entry of journal) {
    const place = `${entry.shard}/${entry.attempt}`;
    const state = states.get(place);
    if (entry.type === 'planned') plan(entry.shard, entry.attempt, entry.requests);
    else if (state !== undefined) states.set(place, withEntry(state, entry));
  }
  return [...states.values()];
}

function unbegun(shard: number, attempt: number, requests: number): ShardState {
  return {
    shard,
    attempt,
    requests,
    file: null,
    openIntent: false,
    job: null,
    sentAtMs: null,
    state: null,
    ended: false,
    hasOutput: false,
    error: null,
    createdAtMs: null,
    runningAtMs: null,
    endedAtMs: null,
    downloaded: false,
    lost: null,
    stuck: null,
  };
}

const fileFaults = ['key-forbidden', 'not-found'];

function withEntry(state: ShardState, entry: Exclude<JournalEntry, { type: 'planned' }>): ShardState {
  const atMs = Date.parse(entry.time);
  switch (entry.type) {
    case 'uploaded':
      return { ...state, file: { name: entry.file, expiresAtMs: timeMs(entry.expiresAt) } };
    case 'intent':
      return { ...state, openIntent: true };
    case 'refused':
      // A file that the service does not give to this key, or no longer has, is uploaded again.
      return { ...state, openIntent: false, file: fileFaults.includes(entry.reason) ? null : state.file };
    case 'created':
      return { ...state, openIntent: false, job: entry.job, sentAtMs: atMs };
    case 'state':
      return {
        ...state,
        state: { state: entry.state, atMs },
        ended: entry.ended,
        hasOutput: entry.hasOutput,
        error: entry.error,
        createdAtMs: timeMs(entry.createTime) ?? state.createdAtMs,
        runningAtMs: state.runningAtMs ?? (entry.state === 'RUNNING' && state.state !== null ? atMs : null),
        endedAtMs: timeMs(entry.endTime) ?? (entry.ended ? atMs : null),
      };
    case 'stuck':
      return { ...state, stuck: entry.next };
    case 'downloaded':
      return { ...state, downloaded: true };
    case 'lost':
      return { ...state, ended: true, lost: entry.what };
  }
}

function timeMs(text: string | null): number | null {
  const ms = Date.parse(text ?? '');
  return Number.isNaN(ms) ? null : ms;
}

/** What a shard needs next. */
export type Step = 'upload' | 'create' | 'reconcile' | 'wait' | 'download' | 'done';

/** Steps of a shard that has no job yet. */
export const unsentSteps: readonly Step[] = ['upload', 'create', 'reconcile'];

/** An uploaded file is used only while it surely lives on: a create may take minutes. */
const fileMarginMs = 30 * 60_000;

/** `cancelled`: the run was, so nothing more of it is sent; a job that may exist already is looked for all the same. */
export function nextStep(state: ShardState, nowMs: number, cancelled = false): Step {
  if (state.job === null) {
    if (state.openIntent) return 'reconcile';
    if (cancelled) return 'done';
    const { file } = state;
    const alive = file !== null && (file.expiresAtMs === null || file.expiresAtMs - fileMarginMs > nowMs);
    return alive ? 'create' : 'upload';
  }
  if (state.lost !== null) return 'done';
  if (!state.ended) return 'wait';
  const answered = state.hasOutput || state.state?.state === 'SUCCEEDED';
  return answered && !state.downloaded ? 'download' : 'done';
}
