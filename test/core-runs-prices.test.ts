import { writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import {
  collectRun,
  type PriceRow,
  type Report,
  type RunContext,
  type RunEvent,
  resumeRun,
  retryRun,
  runPaths,
  startRun,
} from '../packages/core/src/index.ts';
import { startOptions } from './support/emulated-run.ts';
import { emulatedService, type OnTheWay } from './support/emulated-service.ts';
import { serviceWithFaults } from './support/faulty-answers.ts';
import { errorLine } from './support/faulty-downloads.ts';
import { useOwnWorkingFolder } from './support/own-working-folder.ts';

useOwnWorkingFolder();

const source = { kind: 'generator', type: 'simple', count: 3, seed: 1 } as const;

/** A price of a batch that is a tenth of the standard one. */
function ownPrice(model: string, more: Partial<PriceRow> = {}): PriceRow {
  return {
    model,
    validFrom: null,
    validUntil: null,
    standard: { inputUsd: 100, outputUsd: 1000, cachedUsd: null },
    batch: { inputUsd: 10, outputUsd: 100, cachedUsd: null },
    longPrompt: null,
    source: 'our contract',
    readOn: '2026-11-20',
    note: null,
    ...more,
  };
}

/** What the tokens of a report cost by the price above. */
function byOwnPrice({ tokens }: Report): number {
  return (tokens.prompt * 10 + (tokens.candidates + tokens.thoughts) * 100) / 1e6;
}

describe('a user’s own prices', () => {
  test('win over the built-in ones, for the whole life of the run', async () => {
    const { context } = emulatedService();
    const folder = await startRun(startOptions({ source }), {
      ...context,
      prices: [ownPrice('gemini-3.5-flash-lite')],
    });
    // From here on nobody says the prices again.
    const report = await resumeRun(folder, context);
    expect(report.cost).toMatchObject({ source: 'our contract, 2026-11-20', readOn: '2026-11-20' });
    expect(report.cost?.batch).toBeCloseTo(byOwnPrice(report), 12);
    expect(report.cost?.saved).toBeCloseTo((report.cost?.standard ?? 0) * 0.9, 12);
    expect((await collectRun(folder, context)).cost).toEqual(report.cost);
    expect((await retryRun(folder, {}, context)).cost).toEqual(report.cost);
  });

  test('that come later are kept as well, and replace those before', async () => {
    const { context } = emulatedService();
    const folder = await startRun(startOptions({ source, model: 'gemini-4-neon' }), context);
    const without = await resumeRun(folder, context);
    expect(without).toMatchObject({
      cost: null,
      costUnknown: { reason: 'no-batch-price', models: ['gemini-4-neon'] },
    });
    const later = await collectRun(folder, { ...context, prices: [ownPrice('gemini-4-neon')] });
    expect(later.cost?.batch).toBeCloseTo(byOwnPrice(later), 12);
    expect(later.costUnknown).toBeNull();
    expect((await collectRun(folder, context)).cost).toEqual(later.cost);
    const double = { inputUsd: 20, outputUsd: 200, cachedUsd: null };
    const changed = { ...context, prices: [ownPrice('gemini-4-neon', { batch: double })] };
    expect((await collectRun(folder, changed)).cost?.batch).toBeCloseTo(2 * byOwnPrice(later), 12);
  });

  test('of a suite are read when the run begins', async () => {
    const { context } = emulatedService();
    await writeFile('prices.json', JSON.stringify([ownPrice('gemini-3.5-flash-lite')]));
    const folder = await startRun(startOptions({ source, prices: 'prices.json' }), context);
    await writeFile('prices.json', 'changed');
    const report = await resumeRun(folder, context);
    expect(report.cost?.batch).toBeCloseTo(byOwnPrice(report), 12);
  });

  test('are checked against the limit of the cost before anything is sent', async () => {
    const { context, sent } = emulatedService();
    const suite = { source, gates: { maxCostUsd: 0.1 } };
    await expect(
      startRun(startOptions(suite), { ...context, prices: [ownPrice('gemini-3.5-flash-lite')] }),
    ).rejects.toMatchObject({ code: 'over-budget', details: { limitUsd: 0.1 } });
    await expect(startRun(startOptions({ ...suite, model: 'gemini-4-neon' }), context)).rejects.toMatchObject({
      code: 'price-unknown',
    });
    expect(sent).toEqual([]);
    await startRun(startOptions(suite), context);
  });

  test('are checked against the limit before another attempt', async () => {
    const service = serviceWithFaults((line, attempt) =>
      attempt === 1 && line.key === 'simple-request-1' ? errorLine('simple-request-1', 14) : line,
    );
    const events: RunEvent[] = [];
    const context = service.connect({ onEvent: (event) => events.push(event) });
    const gates = { maxCostUsd: 0.4 };
    const prices = [ownPrice('gemini-3.5-flash-lite')];
    const options = startOptions({ source, gates }, { maxAttempts: 2 });
    const folder = await startRun(options, { ...context, prices });
    const report = await resumeRun(folder, {
      ...context,
      prices: [ownPrice('gemini-3.5-flash-lite', { batch: null })],
    });
    // What was used can no longer be told, so neither can what one more attempt would make of it.
    expect(report.cost).toBeNull();
    expect(events).toContainEqual(expect.objectContaining({ kind: 'attempt-skipped', mayCostUsd: null }));
    await resumeRun(folder, { ...context, prices });
    expect(events.filter(({ kind }) => kind === 'attempt')).toHaveLength(1);
  });

  test('that were damaged in the folder are called damaged', async () => {
    const { context } = emulatedService();
    const folder = await startRun(startOptions({ source }), { ...context, prices: [ownPrice('m')] });
    for (const text of ['', '[', '[]', '[{"model":"m"}]']) {
      await writeFile(runPaths(folder).prices, text);
      await expect(resumeRun(folder, context)).rejects.toMatchObject({
        code: 'run-folder-broken',
        details: { file: 'prices.json' },
      });
    }
  });
});

/** The service as one that does not call itself an emulator. */
const unnamed: OnTheWay = async (_url, arrive) => {
  const { status, headers, body } = await arrive();
  return new Response(body, { status, headers: { 'content-type': headers.get('content-type') ?? '' } });
};

describe('before anything is sent, startRun tells', () => {
  async function noticesOf(model: string, more: Partial<RunContext> = {}): Promise<readonly unknown[]> {
    const events: RunEvent[] = [];
    const { context } = emulatedService(unnamed);
    const onEvent = (event: RunEvent) => void events.push(event);
    await startRun(startOptions({ source, model }), { ...context, ...more, onEvent }).catch(() => {});
    return events.flatMap((event) => (event.kind === 'notice' ? [event.notice] : []));
  }

  test('nothing of a model whose price is known and new', async () => {
    expect(await noticesOf('gemini-3.5-flash-lite')).toEqual([]);
  });

  test('that another model answers, and from which day', async () => {
    expect(await noticesOf('gemini-3.5-flash')).toEqual([
      { kind: 'model-routed', model: 'gemini-3.5-flash', from: '2026-10-08', past: true, to: 'gemini-3.6-flash' },
    ]);
  });

  test('that a model was shut down, also when the service then refuses it', async () => {
    expect(await noticesOf('gemini-2.0-flash')).toEqual([
      { kind: 'model-shut-down', model: 'gemini-2.0-flash', from: '2026-06-01', past: true },
    ]);
  });

  test('that the price is not known or old', async () => {
    expect(await noticesOf('gemini-4-neon')).toEqual([
      { kind: 'price-unknown', model: 'gemini-4-neon', batchOnly: true },
    ]);
    const prices = [ownPrice('gemini-4-neon', { readOn: '2026-01-01' })];
    expect(await noticesOf('gemini-4-neon', { prices })).toEqual([
      { kind: 'price-old', model: 'gemini-4-neon', readOn: '2026-01-01', days: 326 },
    ]);
    // Nobody pays an emulator.
    expect(await noticesOf('gemini-4-neon', { prices, client: emulatedService().context.client })).toEqual([]);
  });
});

test('a model that another one answers is priced, before sending, by the one that answers', async () => {
  const { context } = emulatedService();
  const prices = [ownPrice('gemini-3.6-flash')];
  const limited = startOptions({ source, model: 'gemini-3.5-flash', gates: { maxCostUsd: 0.1 } });
  await expect(startRun(limited, { ...context, prices })).rejects.toMatchObject({ code: 'over-budget' });
  await startRun(limited, context);
});
