import { expect, test } from 'vitest';
import { nodeFiles } from '../../../packages/core/src/index.ts';
import { startOptions } from '../../../test/support/emulated-run.ts';
import { type EmulatedService, emulatedService } from '../../../test/support/emulated-service.ts';
import { useOwnWorkingFolder } from '../../../test/support/own-working-folder.ts';
import { batchTest } from './batch-test.ts';

useOwnWorkingFolder();

const options = startOptions({ source: { kind: 'generator', type: 'simple', count: 3, seed: 1 } });

/** What becomes of each creation in turn; those after the last arrive and are answered. */
type Creation = 'answer-lost' | 'never-arrived';

interface Scene extends EmulatedService {
  /** How many creations were sent. */
  sentCreations(): number;
}

function scene(...creations: Creation[]): Scene {
  let sent = 0;
  const service = emulatedService(async ({ pathname }, arrive) => {
    if (!pathname.endsWith(':batchGenerateContent')) return await arrive();
    const creation = creations[sent];
    sent += 1;
    if (creation === undefined) return await arrive();
    if (creation === 'answer-lost') await arrive();
    return Response.json({ error: { code: 502, message: 'Bad Gateway' } }, { status: 502 });
  });
  return { ...service, sentCreations: () => sent };
}

const quickly = { files: nodeFiles, lookupSpanMs: 0 };

test('batchTest finds the job of a creation whose answer was lost, and makes no second one', async () => {
  const { connect, jobs, sentCreations } = scene('answer-lost');
  const seen: (readonly string[])[] = [];
  const finished = await batchTest(options, { ...connect(), ...quickly }, async (run) => void seen.push(run.jobs));
  expect(finished.report.requests).toMatchObject({ total: 3, succeeded: 3 });
  expect(await jobs()).toHaveLength(1);
  expect(seen).toEqual([[], await jobs()]);
  expect(sentCreations()).toBe(1);
});

test('batchTest creates again what looking for it did not find', async () => {
  const { connect, jobs, sentCreations } = scene('never-arrived');
  const finished = await batchTest(options, { ...connect(), ...quickly }, async () => {});
  expect(finished.report.requests).toMatchObject({ total: 3, succeeded: 3 });
  expect(await jobs()).toHaveLength(1);
  expect(sentCreations()).toBe(2);
});

test('batchTest gives up when the second answer is lost too', async () => {
  const { connect, sentCreations } = scene('never-arrived', 'never-arrived');
  const failed = batchTest(options, { ...connect(), ...quickly }, async () => {});
  await expect(failed).rejects.toMatchObject({ code: 'create-unconfirmed' });
  expect(sentCreations()).toBe(2);
});

test('batchTest tells of the lost answer when it was interrupted meanwhile, and looks for nothing', async () => {
  const interruption = new AbortController();
  const { signal } = interruption;
  const service = emulatedService(async ({ pathname }, arrive) => {
    if (!pathname.endsWith(':batchGenerateContent')) return await arrive();
    await arrive();
    interruption.abort();
    return Response.json({ error: { code: 502, message: 'Bad Gateway' } }, { status: 502 });
  });
  const failed = batchTest(options, { ...service.connect({ signal }), ...quickly, signal }, async () => {});
  await expect(failed).rejects.toMatchObject({ code: 'create-unconfirmed' });
  expect(service.sent.filter(({ url }) => /\/batches(\?|$)/.test(url))).toEqual([]);
});
