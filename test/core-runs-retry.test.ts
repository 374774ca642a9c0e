import { cp, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import {
  adoptJob,
  cancelRun,
  type RunContext,
  type RunEvent,
  resumeRun,
  retryRun,
  runPaths,
  startRun,
  submitRun,
} from '../packages/core/src/index.ts';
import { startOptions, writeLines } from './support/emulated-run.ts';
import { emulatedService } from './support/emulated-service.ts';
import {
  countedAttempts,
  serviceWithFaults,
  shardsAndAttempts,
  startSixRequests,
  variousFaults,
} from './support/faulty-answers.ts';
import type { Fault } from './support/faulty-downloads.ts';
import { useOwnWorkingFolder } from './support/own-working-folder.ts';

useOwnWorkingFolder();

/** What `retryRun` says that it does. */
async function retried(folder: string, context: RunContext, options = {}) {
  const events: RunEvent[] = [];
  const report = await retryRun(folder, options, { ...context, onEvent: (event) => events.push(event) });
  return { report, said: events.find(({ kind }) => kind === 'retry') };
}

/** The lines that were sent in an attempt. */
async function sentLines(folder: string, attempt: number, shard = 1): Promise<{ key: string; request: object }[]> {
  const text = await readFile(runPaths(folder).input(shard, attempt), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

const cutOff = (key: string, text: string): object => {
  const parts = text === '' ? [] : [{ text }];
  const usageMetadata = { promptTokenCount: 3, candidatesTokenCount: 8 };
  return { key, response: { candidates: [{ content: { parts }, finishReason: 'MAX_TOKENS' }], usageMetadata } };
};

describe('retryRun', () => {
  test('sends again what may succeed, and nothing that would meet the same end', async () => {
    const service = serviceWithFaults(variousFaults);
    const folder = await startSixRequests(service, { maxAttempts: 1 });
    expect((await resumeRun(folder, service.context)).requests).toMatchObject({ succeeded: 1, failed: 5 });
    const { report, said } = await retried(folder, service.context);
    expect(said).toEqual({ kind: 'retry', again: 3, cutOff: 0, final: 2 });
    expect(report.requests).toMatchObject({ total: 6, succeeded: 4, failed: 2 });
    expect((await sentLines(folder, 2)).map(({ key }) => key)).toEqual(['b', 'c', 'd']);
    expect(await shardsAndAttempts(service)).toEqual(['0001/1', '0001/2']);
  });

  test('of a run that needs none sends nothing, and says so', async () => {
    const service = serviceWithFaults((line) => line);
    const folder = await startSixRequests(service);
    await resumeRun(folder, service.context);
    const { report, said } = await retried(folder, service.context);
    expect(said).toEqual({ kind: 'retry', again: 0, cutOff: 0, final: 0 });
    expect(report.requests.succeeded).toBe(6);
    expect(await shardsAndAttempts(service)).toEqual(['0001/1']);
  });

  test('goes beyond the attempts that a run makes by itself, each time by one', async () => {
    const service = serviceWithFaults((line, attempt) =>
      attempt < 4 && line.key === 'a' ? { key: 'a', error: { code: 8, message: 'no' } } : line,
    );
    const folder = await startSixRequests(service);
    expect((await resumeRun(folder, service.context)).requests.succeeded).toBe(5);
    expect((await retried(folder, service.context)).report.requests.succeeded).toBe(5);
    expect((await retried(folder, service.context)).report.requests.succeeded).toBe(6);
    expect((await countedAttempts(folder)).a).toEqual([4, 'STOP']);
  });

  test('is refused while a job goes on: it can still answer, and be billed', async () => {
    const service = serviceWithFaults(variousFaults);
    const folder = await startSixRequests(service);
    await submitRun(folder, service.context);
    await expect(retryRun(folder, {}, service.context)).rejects.toMatchObject({ code: 'job-not-finished' });
    expect(await shardsAndAttempts(service)).toEqual(['0001/1']);
  });

  test.each(['FAILED', 'EXPIRED', 'CANCELLED'] as const)(
    'sends again the requests of a job that ended %s',
    async (state) => {
      const service = emulatedService(undefined, { faults: [{ job: { displayName: '*/1' }, do: { end: { state } } }] });
      const folder = await startSixRequests(service);
      expect((await resumeRun(folder, service.context)).requests).toMatchObject({ succeeded: 0, missing: 6 });
      expect((await retried(folder, service.context)).report.requests).toMatchObject({ total: 6, succeeded: 6 });
      expect(await shardsAndAttempts(service)).toEqual(['0001/1', '0001/2']);
    },
  );

  test('sends what a cancelled run never sent, and what its cancelled jobs did not answer', async () => {
    const service = emulatedService();
    const source = { kind: 'generator', type: 'simple', count: 3, seed: 1 } as const;
    const options = startOptions({ source }, { requestsPerJob: 1, concurrency: 1 });
    const folder = await startRun(options, service.context);
    await expect(submitRun(folder, service.context)).rejects.toMatchObject({ code: 'queue-full' });
    await cancelRun(folder, service.context);
    expect((await resumeRun(folder, service.context)).requests.succeeded).toBe(0);
    const { report, said } = await retried(folder, service.context);
    expect(said).toMatchObject({ again: 3 });
    expect(report.requests).toMatchObject({ total: 3, succeeded: 3 });
    expect(await shardsAndAttempts(service)).toEqual(['0001/1', '0001/2', '0002/1', '0003/1']);
  });

  test('stays within the cost limit', async () => {
    // Six requests are taken to cost 0.0078 dollars before they are sent; the one answer costs about as much.
    const usageMetadata = { promptTokenCount: 3, candidatesTokenCount: 6_000 };
    const service = serviceWithFaults((line, attempt) =>
      line.key === 'a' ? { ...line, response: { ...line.response, usageMetadata } } : variousFaults(line, attempt, 0),
    );
    const folder = await startSixRequests(service, { maxAttempts: 1, gates: { maxCostUsd: 0.009 } });
    await resumeRun(folder, service.context);
    const events: string[] = [];
    await retryRun(folder, {}, service.connect({ onEvent: ({ kind }) => events.push(kind) }));
    expect(events).toContain('attempt-skipped');
    expect(await shardsAndAttempts(service)).toEqual(['0001/1']);
  });

  test('cannot send requests that are not known', async () => {
    const service = serviceWithFaults(variousFaults);
    await startSixRequests(service);
    const other = await submitRun(await startSixRequests(service), service.context);
    const adopted = await adoptJob(other.shards[0]?.job ?? '', { input: null, emulator: null }, service.context);
    await expect(retryRun(adopted, {}, service.context)).rejects.toMatchObject({ code: 'requests-unknown' });
  });
});

describe('more room', () => {
  /** Answers that need 300 tokens: with less, one is cut off and another has nothing left for its answer. */
  const narrow: Fault = (line, attempt) => {
    if (attempt > 1) return line;
    if (line.key === 'cut') return cutOff('cut', 'Half of');
    return line.key === 'empty' ? cutOff('empty', '') : line;
  };

  async function begin() {
    const service = serviceWithFaults(narrow);
    const request = { contents: [{ parts: [{ text: 'Hi' }] }], generationConfig: { maxOutputTokens: 100 } };
    await writeLines(
      'input.jsonl',
      ['cut', 'whole', 'empty'].map((key) => ({ key, request })),
    );
    const folder = await startRun(startOptions({}, { maxAttempts: 2 }), service.context);
    const report = await resumeRun(folder, service.context);
    expect(report.requests).toMatchObject({ succeeded: 2, truncated: 1, failed: 1 });
    return { ...service, folder };
  }

  test('is not given by itself, nor by a retry that does not ask for it', async () => {
    const { folder, context } = await begin();
    expect((await retried(folder, context)).said).toEqual({ kind: 'retry', again: 0, cutOff: 2, final: 0 });
  });

  test('is given to what was cut off and to what had no room at all; the whole answer counts', async () => {
    const { folder, context } = await begin();
    const { report, said } = await retried(folder, context, { moreRoom: true });
    expect(said).toEqual({ kind: 'retry', again: 2, cutOff: 0, final: 0 });
    expect(await sentLines(folder, 2)).toMatchObject([
      { key: 'cut', request: { generationConfig: { maxOutputTokens: 400 } } },
      { key: 'empty', request: { generationConfig: { maxOutputTokens: 400 } } },
    ]);
    expect(report.requests).toMatchObject({ total: 3, succeeded: 3, truncated: 0 });
    expect(await countedAttempts(folder)).toMatchObject({ cut: [2, 'STOP'], whole: [1, 'STOP'], empty: [2, 'STOP'] });
  });

  test('grows each time from what was sent the last time, canaries or not', async () => {
    const service = serviceWithFaults((line, attempt) =>
      line.key === 'cut' && attempt < 3 ? cutOff('cut', 'Half') : line,
    );
    const request = { contents: [{ parts: [{ text: 'Hi' }] }], generationConfig: { maxOutputTokens: 100 } };
    await writeLines(
      'input.jsonl',
      ['a', 'cut', 'b'].map((key) => ({ key, request })),
    );
    const folder = await startRun(startOptions({}, { canaries: 2 }), service.context);
    await resumeRun(folder, service.context);
    await retryRun(folder, { moreRoom: true }, service.context);
    const { report } = await retried(folder, service.context, { moreRoom: true });
    const limits = [];
    for (const attempt of [2, 3]) limits.push((await sentLines(folder, attempt)).find(({ key }) => key === 'cut'));
    expect(limits).toMatchObject([
      { request: { generationConfig: { maxOutputTokens: 400 } } },
      { request: { generationConfig: { maxOutputTokens: 1_600 } } },
    ]);
    expect(report.requests).toMatchObject({ succeeded: 3, truncated: 0 });
  });

  test('cannot be given to a request without a limit of its own: that is said, and it is not promised', async () => {
    const service = serviceWithFaults((line) => (line.key === 'cut' ? cutOff('cut', 'Half') : line));
    await writeLines('input.jsonl', [{ key: 'cut', request: { contents: [{ parts: [{ text: 'Hi' }] }] } }]);
    const folder = await startRun(startOptions(), service.context);
    await resumeRun(folder, service.context);
    for (const moreRoom of [false, true]) {
      expect((await retried(folder, service.context, { moreRoom })).said).toMatchObject({
        again: 0,
        cutOff: 0,
        final: 1,
      });
    }
  });
});

describe('inline', () => {
  test('sends the requests in the create, uploads nothing, and ends alike', async () => {
    const service = emulatedService();
    const source = { kind: 'generator', type: 'mixed', count: 5, seed: 1 } as const;
    const options = startOptions({ source }, { requestsPerJob: 2, inline: true });
    const report = await resumeRun(await startRun(options, service.context), service.context);
    expect(report.requests).toMatchObject({ total: 5, succeeded: 5 });
    expect(report.integrity).toMatchObject({ missing: 0, unexpected: 0, malformed: 0 });
    expect(await service.jobs()).toHaveLength(3);
    expect(service.sent.filter(({ url }) => url.includes('/upload/'))).toEqual([]);
    const filed = await startRun(startOptions({ source }, { requestsPerJob: 2 }), service.context);
    const { requests, tokens, cost } = await resumeRun(filed, service.context);
    expect({ requests, tokens, cost }).toEqual({ requests: report.requests, tokens: report.tokens, cost: report.cost });
  });

  test('cuts jobs below the 20 MB that a create may have', async () => {
    const service = emulatedService();
    const inlineData = { mimeType: 'image/png', data: 'A'.repeat(7_000_000) };
    await writeLines(
      'input.jsonl',
      ['a', 'b', 'c'].map((key) => ({ key, request: { contents: [{ parts: [{ inlineData }] }] } })),
    );
    const report = await resumeRun(
      await startRun(startOptions({}, { inline: true }), service.context),
      service.context,
    );
    expect(report.run.jobs.map(({ requests }) => requests)).toEqual([2, 1]);
    expect(report.requests.succeeded).toBe(3);
  });
});

test('retryRun of a copy from before the second attempt finds its job, and makes no other', async () => {
  const service = serviceWithFaults(variousFaults);
  const folder = await startSixRequests(service, { maxAttempts: 1 });
  await resumeRun(folder, service.context);
  await cp(folder, 'copy', { recursive: true });
  const report = await retryRun(folder, {}, service.context);
  expect(await retryRun('copy', {}, service.context)).toMatchObject({ requests: report.requests });
  expect(await shardsAndAttempts(service)).toEqual(['0001/1', '0001/2']);
});
