import { writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import {
  GeminiBatchError,
  nodeFiles,
  openRun,
  type RunContext,
  type RunEvent,
  resumeRun,
  runPaths,
  startRun,
  submitRun,
  watchRun,
} from '../packages/core/src/index.ts';
import { startOptions } from './support/emulated-run.ts';
import { emulatedService } from './support/emulated-service.ts';
import { useOwnWorkingFolder } from './support/own-working-folder.ts';

useOwnWorkingFolder();

const hourMs = 3_600_000;
const source = { kind: 'generator', type: 'simple', count: 3, seed: 1 } as const;

/** A service on which the first attempt of the first shard never ends by itself. */
function standing() {
  const events: RunEvent[] = [];
  const service = emulatedService(undefined, {
    faults: [{ job: { displayName: '*/0001/1' }, do: { stuck: { state: 'RUNNING' } } }],
  });
  const connect = (more: Partial<RunContext> = {}) =>
    service.connect({ intervalSeconds: 60, onEvent: (event) => events.push(event), ...more });
  return { ...service, connect, events };
}

async function attemptsOf({ emulator }: ReturnType<typeof standing>): Promise<string[]> {
  const answer = await emulator.fetch('http://e.test/v1beta/batches?pageSize=100', {
    headers: { 'x-goog-api-key': 'test-key' },
  });
  const { operations = [] } = await answer.json();
  return operations
    .map(({ metadata }: { metadata: { displayName: string; state: string } }) => {
      const place = metadata.displayName.split('/').slice(-2).join('/');
      return `${place} ${metadata.state.replace('BATCH_STATE_', '')}`;
    })
    .sort();
}

describe('a job that waits for too long', () => {
  test('is waited for when nothing else is said, until the service gives it up', async () => {
    const service = standing();
    const folder = await startRun(startOptions({ source }, { requestsPerJob: 2 }), service.connect());
    const report = await resumeRun(folder, service.connect());
    expect(report.run.jobs.map(({ state }) => state)).toEqual(['EXPIRED', 'SUCCEEDED']);
    expect(service.events.some(({ kind }) => kind === 'stuck')).toBe(false);
    expect(service.events.filter(({ kind }) => kind === 'advice')).toHaveLength(1);
  });

  test('is cancelled after two hours with onStuck "cancel", and what the others answered is reported', async () => {
    const service = standing();
    const options = { requestsPerJob: 2, onStuck: 'cancel', maxAttempts: 2 } as const;
    const folder = await startRun(startOptions({ source }, options), service.connect());
    const report = await resumeRun(folder, service.connect());
    expect(await attemptsOf(service)).toEqual(['0001/1 CANCELLED', '0002/1 SUCCEEDED']);
    expect(report.requests).toMatchObject({ total: 3, succeeded: 1, missing: 2 });
    const stuck = service.events.find(({ kind }) => kind === 'stuck');
    expect(stuck).toMatchObject({ next: 'cancel' });
    expect(stuck?.kind === 'stuck' && stuck.waitedMs).toBeGreaterThanOrEqual(2 * hourMs);
    expect(stuck?.kind === 'stuck' && stuck.waitedMs).toBeLessThan(2.1 * hourMs);
  });

  test('goes again with onStuck "retry", once the service says CANCELLED and not before', async () => {
    const service = standing();
    const options = { requestsPerJob: 2, onStuck: 'retry' } as const;
    const folder = await startRun(startOptions({ source }, options), service.connect());
    const report = await resumeRun(folder, service.connect());
    expect(await attemptsOf(service)).toEqual(['0001/1 CANCELLED', '0001/2 SUCCEEDED', '0002/1 SUCCEEDED']);
    expect(report.requests).toMatchObject({ total: 3, succeeded: 3 });
    const { journal } = await openRun(folder, { files: nodeFiles });
    const facts = journal
      .filter(({ shard }) => shard === 1)
      .map((fact) => (fact.type === 'state' ? fact.state : fact.type));
    expect(facts.indexOf('CANCELLED')).toBeGreaterThan(facts.indexOf('stuck'));
    expect(facts.indexOf('planned')).toBeGreaterThan(facts.indexOf('CANCELLED'));
  });

  test('can be given up later, with another patience', async () => {
    const service = standing();
    const folder = await startRun(startOptions({ source }), service.connect());
    const report = await resumeRun(folder, service.connect({ onStuck: 'retry', stuckAfterHours: 0.5 }));
    expect(report.requests.succeeded).toBe(3);
    const stuck = service.events.find(({ kind }) => kind === 'stuck');
    expect(stuck?.kind === 'stuck' && stuck.waitedMs).toBeLessThan(0.6 * hourMs);
  });

  test('is not one that a clock ahead of the service’s only makes look old', async () => {
    const service = emulatedService();
    const ahead = { ...service.clock, now: () => service.clock.now() + 3 * hourMs };
    const context = service.connect({ clock: ahead });
    const folder = await startRun(startOptions({ source }, { onStuck: 'retry' }), context);
    expect((await resumeRun(folder, context)).run.jobs.map(({ state }) => state)).toEqual(['SUCCEEDED']);
  });

  test('is asked to stop again at the next look when the service could not be reached', async () => {
    const service = standing();
    const folder = await startRun(startOptions({ source }, { onStuck: 'retry' }), service.connect());
    const { client, ...others } = service.connect();
    let outages = 1;
    const cancelBatch = async (name: string) => {
      if (outages-- > 0) throw new GeminiBatchError('overloaded', { message: 'later' });
      await client.cancelBatch(name);
    };
    expect((await resumeRun(folder, { ...others, client: { ...client, cancelBatch } })).requests.succeeded).toBe(3);
    expect(await attemptsOf(service)).toEqual(['0001/1 CANCELLED', '0001/2 SUCCEEDED']);
  });

  test('is cancelled by the next process when the first one died before it could', async () => {
    const service = standing();
    const folder = await startRun(startOptions({ source }, { onStuck: 'retry' }), service.connect());
    const dying = service.connect();
    const client = { ...dying.client, cancelBatch: () => Promise.reject(new Error('killed')) };
    await expect(resumeRun(folder, { ...dying, client })).rejects.toThrow('killed');
    expect((await resumeRun(folder, service.connect())).requests.succeeded).toBe(3);
    expect(await attemptsOf(service)).toEqual(['0001/1 CANCELLED', '0001/2 SUCCEEDED']);
  });

  test('is left alone by whoever only follows a run that another process drives', async () => {
    const service = standing();
    const folder = await startRun(startOptions({ source }, { onStuck: 'retry' }), service.connect());
    await submitRun(folder, service.connect());
    await writeFile(runPaths(folder).lock, JSON.stringify({ pid: process.pid, host: hostname() }));
    // Two days in steps of a quarter of an hour.
    await watchRun(folder, service.connect({ intervalSeconds: 900 }));
    expect(await attemptsOf(service)).toEqual(['0001/1 EXPIRED']);
  });
});
