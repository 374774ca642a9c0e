import { describe, expect, test } from 'vitest';
import type { GeminiClient } from '../client/gemini-client.ts';
import { GeminiBatchError } from '../errors/gemini-batch-error.ts';
import type { GenerateContentBatch } from '../wire/index.ts';
import { createJobWatcher, type WatchEvent, type Watched } from './job-watcher.ts';

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
    countTokens: unasked,
    uploadRequests: unasked,
    createBatch: unasked,
    listBatches: unasked,
    cancelBatch: unasked,
    deleteBatch: unasked,
    deleteFile: unasked,
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

const unseen = (name: string): Watched => ({ name, lastState: null });

/** Looks again and again, a minute apart, until all jobs have ended. */
async function watch(watched: readonly Watched[], client: GeminiClient, signal?: AbortSignal): Promise<WatchEvent[]> {
  const events: WatchEvent[] = [];
  const clock = minuteClock();
  const watcher = createJobWatcher({ client, clock, signal });
  const left = new Map(watched.map((job) => [job.name, job]));
  while (left.size > 0) {
    for await (const event of watcher.look([...left.values()])) {
      events.push(event);
      if (event.kind === 'gone') left.delete(event.job);
      if (event.kind !== 'state') continue;
      const { name, state, ended } = event.job;
      if (ended) left.delete(name);
      else left.set(name, { name, lastState: { state, atMs: event.atMs } });
    }
    await clock.sleep(1, signal);
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

test('look: tells each change of state once, and how long the state before it lasted', async () => {
  const client = scripted({ a: ['PENDING', 'PENDING', 'PENDING', 'RUNNING', 'RUNNING', 'SUCCEEDED'] });
  const events = await watch([unseen('a')], client);
  expect(changes(events)).toEqual([
    'a: null -> PENDING after ? at 0',
    `a: PENDING -> RUNNING after ${3 * minute} at ${3 * minute}`,
    `a: RUNNING -> SUCCEEDED after ${2 * minute} at ${5 * minute}`,
  ]);
  expect(events.filter(({ kind }) => kind === 'look')).toHaveLength(5);
});

test('look: takes the end from the service where it gives one', async () => {
  const endTime = new Date(start + 90_000).toISOString();
  const events = await watch([unseen('a')], scripted({ a: ['RUNNING', 'RUNNING', 'FAILED'] }, { endTime }));
  expect(changes(events)[1]).toBe(`a: RUNNING -> FAILED after 90000 at ${2 * minute}`);
});

test('look: counts the first state from the creation of the job, not from the first look', async () => {
  const createTime = new Date(start - 10 * minute).toISOString();
  const events = await watch([unseen('a')], scripted({ a: ['PENDING', 'RUNNING', 'EXPIRED'] }, { createTime }));
  expect(changes(events)[1]).toBe(`a: PENDING -> RUNNING after ${11 * minute} at ${minute}`);
});

test('look: does not tell again what was seen before', async () => {
  const seen = { name: 'a', lastState: { state: 'RUNNING', atMs: start - 5 * minute } };
  expect(changes(await watch([seen], scripted({ a: ['RUNNING', 'CANCELLED'] })))).toEqual([
    `a: RUNNING -> CANCELLED after ${6 * minute} at ${minute}`,
  ]);
});

test('look: follows several jobs, each to its own end', async () => {
  const client = scripted({ a: ['RUNNING', 'SUCCEEDED'], b: ['PENDING', 'RUNNING', 'RUNNING', 'SUCCEEDED'] });
  const told = changes(await watch([unseen('a'), unseen('b')], client));
  expect(told.filter((line) => line.startsWith('a'))).toHaveLength(2);
  expect(told.filter((line) => line.startsWith('b'))).toHaveLength(3);
  expect(told.at(-1)).toContain('b: RUNNING -> SUCCEEDED');
});

test('look: each piece of advice comes once, with how many jobs it is about', async () => {
  const pending = Array.from({ length: 150 }, () => 'PENDING');
  const client = scripted({ a: [...pending, 'SUCCEEDED'], b: [...pending, 'SUCCEEDED'] });
  const advice = (await watch([unseen('a'), unseen('b')], client)).flatMap((event) =>
    event.kind === 'advice' ? [[event.job.name, event.others, event.advice, event.waitedMs / minute]] : [],
  );
  expect(advice).toEqual([
    ['a', 1, 'pending-is-normal', 30],
    ['a', 1, 'what-can-be-done', 120],
  ]);
});

test('look: ends with the reason of an interruption', async () => {
  const interruption = new AbortController();
  const { signal } = interruption;
  const { look } = createJobWatcher({
    client: scripted({ a: ['PENDING'], b: ['PENDING'] }),
    clock: minuteClock(),
    signal,
  });
  const seen: string[] = [];
  const looking = (async () => {
    for await (const event of look([unseen('a'), unseen('b')])) {
      seen.push(event.kind);
      if (event.kind === 'look') interruption.abort(new Error('the user said stop'));
    }
  })();
  await expect(looking).rejects.toThrow('the user said stop');
  expect(seen).toEqual(['state', 'look']);
});

test('look: ends with an error of the service that is not about one job', async () => {
  await expect(watch([unseen('refused')], scripted({}))).rejects.toMatchObject({ code: 'not-found' });
});

describe('look at many jobs', () => {
  const names = ['a', 'b', 'c', 'd', 'e'];
  const running = Object.fromEntries(names.map((name) => [name, ['RUNNING', 'RUNNING', 'SUCCEEDED']]));

  /** The list of all jobs: those given, and a long tail of others. */
  function listing(client: GeminiClient, listed: readonly string[], calls: string[], older = 0): GeminiClient {
    return {
      ...client,
      async *listBatches() {
        calls.push('list');
        for (const name of listed) {
          const operation = await client.getBatch(name);
          yield operation;
        }
        for (let n = 0; n < older; n += 1) {
          calls.push('older');
          yield { name: `older-${n}` };
        }
      },
      async getBatch(name) {
        calls.push(name);
        return await client.getBatch(name);
      },
    };
  }

  test('asks for all of them in one list, and singly only for one that has ended', async () => {
    const calls: string[] = [];
    const client = scripted({ ...running, c: ['RUNNING', 'SUCCEEDED'] });
    const told = changes(await watch(names.map(unseen), listing(client, names, calls)));
    expect(told.filter((line) => line.includes('-> SUCCEEDED'))).toHaveLength(5);
    // After `c` has ended, four are left: few enough to ask for each.
    expect(calls).toEqual(['list', 'list', 'c', 'a', 'b', 'd', 'e']);
  });

  test('asks singly for one that the list does not show, and does not read the project’s whole past for it', async () => {
    const calls: string[] = [];
    const watcher = createJobWatcher({
      client: listing(scripted(running), names.slice(1), calls, 1_000),
      clock: minuteClock(),
    });
    const events: WatchEvent[] = [];
    for await (const event of watcher.look(names.map(unseen))) events.push(event);
    expect(events.filter(({ kind }) => kind === 'look')).toHaveLength(5);
    expect(calls.filter((call) => call !== 'older')).toEqual(['list', 'a']);
    expect(calls.filter((call) => call === 'older').length).toBeLessThan(300);
  });

  test('tells an outage once, and asks again', async () => {
    let outages = 1;
    const client = listing(scripted(running), names, []);
    const flaky: GeminiClient = {
      ...client,
      listBatches: () => {
        if (looks > 0 && outages-- > 0) throw new GeminiBatchError('network', { host: 'service.test', reason: 'gone' });
        looks += 1;
        return client.listBatches();
      },
    };
    let looks = 0;
    const events = await watch(names.map(unseen), flaky);
    expect(events.filter(({ kind }) => kind === 'trouble')).toHaveLength(1);
    expect(changes(events).filter((line) => line.includes('-> SUCCEEDED'))).toHaveLength(5);
  });
});
