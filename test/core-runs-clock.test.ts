import { describe, expect, test } from 'vitest';
import { type Clock, nodeFiles, openRun, resumeRun, startRun, submitRun } from '../packages/core/src/index.ts';
import { startOptions } from './support/emulated-run.ts';
import { emulatedService } from './support/emulated-service.ts';
import { useOwnWorkingFolder } from './support/own-working-folder.ts';

useOwnWorkingFolder();

const hourMs = 3_600_000;
const source = { kind: 'generator', type: 'simple', count: 4, seed: 1 } as const;

/** A service, and a clock of this machine that jumps by so much after each wait. */
function jumping(jumpMs: number) {
  const service = emulatedService();
  let offMs = 0;
  const clock: Clock = {
    now: () => service.clock.now() + offMs,
    sleep: async (delayMs, signal) => {
      await service.clock.sleep(delayMs, signal);
      offMs += jumpMs;
    },
  };
  return { ...service, context: service.connect({ clock }) };
}

describe('a clock of this machine', () => {
  test.each([
    ['back by an hour', -hourMs],
    ['ahead by a day', 24 * hourMs],
  ])('that jumps %s at each wait does a run no harm', async (_, jumpMs) => {
    const { context, jobs } = jumping(jumpMs);
    const folder = await startRun(startOptions({ source }, { requestsPerJob: 1 }), context);
    const report = await resumeRun(folder, context);
    expect(report.requests).toMatchObject({ total: 4, succeeded: 4 });
    expect(await jobs()).toHaveLength(4);
    expect(report.durations.totalSeconds).toBeGreaterThan(0);
  });

  test('that stands in 1970 does not either', async () => {
    const service = emulatedService();
    const clock: Clock = { ...service.clock, now: () => service.clock.now() - Date.UTC(2026, 10, 23) };
    const context = service.connect({ clock });
    const folder = await startRun(startOptions({ source }), context);
    expect((await resumeRun(folder, context)).requests.succeeded).toBe(4);
  });
});

describe('a machine that was asleep', () => {
  test('for three days finds its jobs expired or ended, and reports', async () => {
    const { context, clock, jobs } = emulatedService();
    const folder = await startRun(startOptions({ source }), context);
    await submitRun(folder, context);
    await clock.sleep(72 * hourMs);
    expect((await resumeRun(folder, context)).requests.succeeded).toBe(4);
    expect(await jobs()).toHaveLength(1);
  });

  test('between an upload and its create uploads again only when the file is gone', async () => {
    for (const [asleepMs, uploads] of [
      [46 * hourMs, 1],
      [48 * hourMs, 2],
    ] as const) {
      let refusals = 1;
      const { context, clock, sent } = emulatedService((url, arrive) =>
        url.pathname.endsWith(':batchGenerateContent') && refusals-- > 0
          ? Response.json({ error: { code: 429, message: 'full' } }, { status: 429 })
          : arrive(),
      );
      const folder = await startRun(startOptions({ source }), context);
      await expect(submitRun(folder, context)).rejects.toMatchObject({ code: 'queue-full' });
      await clock.sleep(asleepMs);
      expect((await resumeRun(folder, context)).requests.succeeded).toBe(4);
      const started = sent.filter(({ headers }) => headers.get('x-goog-upload-command') === 'start');
      expect(started).toHaveLength(uploads);
      expect((await openRun(folder, { files: nodeFiles })).shards).toHaveLength(1);
    }
  });
});
