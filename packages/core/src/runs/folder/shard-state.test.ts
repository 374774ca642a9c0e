import { describe, expect, test } from 'vitest';
import type { JournalEntry } from './journal.ts';
import { foldJournal, nextStep, type ShardState } from './shard-state.ts';

const start = Date.UTC(2026, 10, 23, 12);
const minute = 60_000;
const isoTime = (minutes: number) => new Date(start + minutes * minute).toISOString();

type Untimed<E> = E extends unknown ? Omit<E, 'time' | 'shard' | 'attempt'> : never;

/** Facts of shard 1, a minute apart. */
function facts(...entries: readonly Untimed<JournalEntry>[]): JournalEntry[] {
  return entries.map((entry, index) => ({ time: isoTime(index), shard: 1, attempt: 1, ...entry }));
}

const uploaded = { type: 'uploaded', file: 'files/a', expiresAt: isoTime(48 * 60) } as const;
const intent = { type: 'intent', displayName: 'gbt1/local/x/0001/1' } as const;
const refused = { type: 'refused', reason: 'quota-exceeded' } as const;
const created = { type: 'created', job: 'batches/abc' } as const;
const downloaded = { type: 'downloaded', job: 'batches/abc', sizeBytes: 9 } as const;

function state(name: string, ended = false, more: Partial<Untimed<JournalEntry & { type: 'state' }>> = {}) {
  const times = { createTime: isoTime(0), endTime: null };
  const said = { error: null, hasOutput: ended && name === 'SUCCEEDED' };
  return { type: 'state', job: 'batches/abc', state: name, ended, ...times, ...said, ...more } as const;
}

function fold(...entries: readonly Untimed<JournalEntry>[]): ShardState {
  const [shard] = foldJournal([{ shard: 1, requests: 5, sizeBytes: 99 }], facts(...entries));
  if (shard === undefined) throw new Error('One shard was planned');
  return shard;
}

describe('nextStep', () => {
  test.each<[string, ShardState, string]>([
    ['of nothing', fold(), 'upload'],
    ['after the upload', fold(uploaded), 'create'],
    ['of a file that never expires', fold({ ...uploaded, expiresAt: null }), 'create'],
    ['after an intent', fold(uploaded, intent), 'reconcile'],
    ['after a refusal', fold(uploaded, intent, refused), 'create'],
    ['after a second intent', fold(uploaded, intent, refused, intent), 'reconcile'],
    ['once the job is there', fold(uploaded, intent, created), 'wait'],
    ['while it is pending', fold(uploaded, intent, created, state('PENDING')), 'wait'],
    ['while it runs', fold(created, state('RUNNING')), 'wait'],
    ['after success', fold(created, state('SUCCEEDED', true)), 'download'],
    ['after the download', fold(created, state('SUCCEEDED', true), downloaded), 'done'],
    ['after failure', fold(created, state('FAILED', true)), 'done'],
    ['after expiry', fold(created, state('EXPIRED', true)), 'done'],
    ['after a cancel', fold(created, state('CANCELLED', true)), 'done'],
    ['after a cancel that left results', fold(created, state('CANCELLED', true, { hasOutput: true })), 'download'],
    [
      'after success that says nowhere where the output is: it is asked for again',
      fold(created, state('SUCCEEDED', true, { hasOutput: false })),
      'download',
    ],
  ])('%s', (_what, shard, step) => {
    expect(nextStep(shard, start)).toBe(step);
  });

  test.each([
    [0, 'create'],
    [48 * 60 - 31, 'create'],
    [48 * 60 - 30, 'upload'],
    [48 * 60, 'upload'],
  ])('an uploaded file is used while it surely lives on: after %i minutes: %s', (minutes, step) => {
    expect(nextStep(fold(uploaded, intent, refused), start + minutes * minute)).toBe(step);
  });
});

describe('foldJournal', () => {
  test('each shard has its own facts', () => {
    const plan = [1, 2].map((shard) => ({ shard, requests: shard * 10, sizeBytes: 1 }));
    const [first, second] = foldJournal(plan, [
      ...facts(created),
      { time: isoTime(1), shard: 2, attempt: 1, ...uploaded },
    ]);
    expect(first).toMatchObject({ shard: 1, requests: 10, job: 'batches/abc', file: null });
    expect(second).toMatchObject({ shard: 2, requests: 20, job: null, file: { name: 'files/a' } });
  });

  test('each attempt has its own facts, in the order in which attempts were planned', () => {
    const plan = [1, 2].map((shard) => ({ shard, requests: shard * 10, sizeBytes: 1 }));
    const second = { time: isoTime(9), shard: 1, attempt: 2 };
    const states = foldJournal(plan, [
      ...facts(created, state('SUCCEEDED', true), downloaded),
      { ...second, type: 'planned', requests: 3 },
      { ...second, ...uploaded },
      { ...second, type: 'planned', requests: 4 },
      // Never planned: no such attempt.
      { ...second, attempt: 3, ...uploaded },
    ]);
    expect(states.map(({ shard, attempt, requests }) => [shard, attempt, requests])).toEqual([
      [1, 1, 10],
      [2, 1, 20],
      [1, 2, 3],
    ]);
    expect(states.map((each) => nextStep(each, start))).toEqual(['done', 'upload', 'create']);
  });

  test('the times of a job', () => {
    const ended = state('SUCCEEDED', true, { endTime: isoTime(7) });
    expect(fold(created, state('PENDING'), state('RUNNING'), ended)).toMatchObject({
      createdAtMs: start,
      runningAtMs: start + 2 * minute,
      endedAtMs: start + 7 * minute,
    });
  });

  test('when it began to run is not known of a job that was first seen running', () => {
    expect(fold(created, state('RUNNING'), state('SUCCEEDED', true)).runningAtMs).toBeNull();
  });

  test('the end is when it was seen where the service gives none', () => {
    expect(fold(created, state('FAILED', true)).endedAtMs).toBe(start + minute);
  });

  test('why a job failed', () => {
    expect(fold(created, state('FAILED', true, { error: 'Internal' })).error).toBe('Internal');
  });
});

test('foldJournal: times that are none are not known', () => {
  const state = {
    type: 'state',
    job: 'batches/a',
    state: 'SUCCEEDED',
    ended: true,
    error: null,
    hasOutput: true,
  } as const;
  const entries = facts({ ...state, createTime: 'yesterday', endTime: '' });
  const [folded] = foldJournal([{ shard: 1, requests: 1, sizeBytes: 1 }], entries);
  expect(folded).toMatchObject({ createdAtMs: null, endedAtMs: start });
});
