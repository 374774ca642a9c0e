import { expect, test } from 'vitest';
import type { GeminiClient } from '../client/gemini-client.ts';
import { GeminiBatchError } from '../errors/gemini-batch-error.ts';
import type { GenerateContentBatch } from '../wire/index.ts';
import { type WatchEvent, type Watched, watchJobs } from './watch-jobs.ts';

const start = Date.UTC(2026, 10, 23, 12);
const minute = 60_000;

/** A minute passes with every wait. */
function minuteClock() {
  let ms = start;
  const sleep = async (_delayMs: number, signal?: AbortSignal) => {
    signal?.throwIfAborted();
    ms += minute;
  };
  return { now: () => ms, sleep };
}

/** What the service says of each job, a word a look; the last word stays. */
function scripted(scripts: Record<string, readonly string[]>, more: GenerateContentBatch = {}): GeminiClient {
  const looks = new Map<string, number>();
  const unasked = () => {
    throw new Error('Watching only asks for jobs');
  };
  return {
    baseUrl: 'https://service.test',
    server: () => null,
    getModel: unasked,
    uploadRequests: unasked,
    createBatch: unasked,
    listBatches: unasked,
    cancelBatch: unasked,
    downloadFile: unasked,
    async getBatch(name) {
      const script = scripts[name];
      if (script === undefined) throw new GeminiBatchError('not-found', { message: name });
      const look = looks.get(name) ?? 0;
      looks.set(name, look + 1);
      const state = `BATCH_STATE_${script[Math.min(look, script.length - 1)]}`;
      return { name, metadata: { state, createTime: new Date(start).toISOString(), ...more } };
    },
  };
}

const policy = { firstDelayMs: 1, longestDelayMs: 1 };
const unseen = (name: string): Watched => ({ name, lastState: null });

async function watch(watched: readonly Watched[], client: GeminiClient, signal?: AbortSignal): Promise<WatchEvent[]> {
  const events: WatchEvent[] = [];
  for await (const event of watchJobs(watched, {
    client,
    policy,
    clock: minuteClock(),
    ...(signal ? { signal } : {}),
  })) {
    events.push(event);
  }
  return events;
}

/** The changes of state among the events, as short text. */
function changes(events: readonly WatchEvent[]): string[] {
  return events.flatMap((event) =>
    event.kind === 'state'
      ? [`${event.job.name}: ${event.from} -> ${event.job.state} after ${event.tookMs ?? '?'} at ${event.atMs - start}`]
      : [],
  );
}

test('watchJobs tells each change of state once, and how long the state before it lasted', async () => {
  const client = scripted({ a: ['PENDING', 'PENDING', 'PENDING', 'RUNNING', 'RUNNING', 'SUCCEEDED'] });
  const events = await watch([unseen('a')], client);
  expect(changes(events)).toEqual([
    'a: null -> PENDING after ? at 0',
    `a: PENDING -> RUNNING after ${3 * minute} at ${3 * minute}`,
    `a: RUNNING -> SUCCEEDED after ${2 * minute} at ${5 * minute}`,
  ]);
  expect(events.filter(({ kind }) => kind === 'look')).toHaveLength(5);
});

test('watchJobs takes the end from the service where it gives one', async () => {
  const endTime = new Date(start + 90_000).toISOString();
  const events = await watch([unseen('a')], scripted({ a: ['RUNNING', 'RUNNING', 'FAILED'] }, { endTime }));
  expect(changes(events)[1]).toBe(`a: RUNNING -> FAILED after 90000 at ${2 * minute}`);
});

test('watchJobs counts the first state from the creation of the job, not from the first look', async () => {
  const createTime = new Date(start - 10 * minute).toISOString();
  const events = await watch([unseen('a')], scripted({ a: ['PENDING', 'RUNNING', 'EXPIRED'] }, { createTime }));
  expect(changes(events)[1]).toBe(`a: PENDING -> RUNNING after ${11 * minute} at ${minute}`);
});

test('watchJobs does not tell again what was seen before', async () => {
  const seen = { name: 'a', lastState: { state: 'RUNNING', atMs: start - 5 * minute } };
  expect(changes(await watch([seen], scripted({ a: ['RUNNING', 'CANCELLED'] })))).toEqual([
    `a: RUNNING -> CANCELLED after ${6 * minute} at ${minute}`,
  ]);
});

test('watchJobs follows several jobs, each to its own end', async () => {
  const client = scripted({ a: ['RUNNING', 'SUCCEEDED'], b: ['PENDING', 'RUNNING', 'RUNNING', 'SUCCEEDED'] });
  const told = changes(await watch([unseen('a'), unseen('b')], client));
  expect(told.filter((line) => line.startsWith('a'))).toHaveLength(2);
  expect(told.filter((line) => line.startsWith('b'))).toHaveLength(3);
  expect(told.at(-1)).toContain('b: RUNNING -> SUCCEEDED');
});

test('watchJobs of nothing ends at once', async () => {
  expect(await watch([], scripted({}))).toEqual([]);
});

test('watchJobs gives each piece of advice once a job', async () => {
  const pending = Array.from({ length: 150 }, () => 'PENDING');
  const client = scripted({ a: [...pending, 'SUCCEEDED'], b: [...pending, 'SUCCEEDED'] });
  const advice = (await watch([unseen('a'), unseen('b')], client)).flatMap((event) =>
    event.kind === 'advice' ? [[event.job.name, event.advice, event.waitedMs / minute]] : [],
  );
  expect(advice).toEqual([
    ['a', 'pending-is-normal', 30],
    ['b', 'pending-is-normal', 30],
    ['a', 'what-can-be-done', 120],
    ['b', 'what-can-be-done', 120],
  ]);
});

test('watchJobs ends with the reason of an interruption', async () => {
  const interruption = new AbortController();
  const client = scripted({ a: ['PENDING'] });
  const seen: string[] = [];
  const watching = (async () => {
    const options = { client, policy, clock: minuteClock(), signal: interruption.signal };
    for await (const event of watchJobs([unseen('a')], options)) {
      seen.push(event.kind);
      if (seen.length === 3) interruption.abort(new Error('the user said stop'));
    }
  })();
  await expect(watching).rejects.toThrow('the user said stop');
  expect(seen).toEqual(['state', 'look', 'look']);
});

test('watchJobs ends with the error of a job that is gone', async () => {
  await expect(watch([unseen('gone')], scripted({}))).rejects.toMatchObject({ code: 'not-found' });
});
