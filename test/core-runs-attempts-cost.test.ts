import { describe, expect, test } from 'vitest';
import {
  collectRun,
  type Gates,
  nodeFiles,
  type RunEvent,
  resumeRun,
  runPaths,
  startRun,
} from '../packages/core/src/index.ts';
import { startOptions, writeLines } from './support/emulated-run.ts';
import { serviceWithFaults, shardsAndAttempts, startSixRequests, variousFaults } from './support/faulty-answers.ts';
import { errorLine } from './support/faulty-downloads.ts';
import { useOwnWorkingFolder } from './support/own-working-folder.ts';
import { readJsonLines } from './support/run-folder.ts';

useOwnWorkingFolder();

describe('the cost limit covers all attempts', () => {
  const limited: Gates = { minSuccessRate: 0.8, maxCostUsd: 1 };

  /** A run of one dollar at most whose first attempt used so many tokens in an answer, at 1.25 dollars a million. */
  async function spending(candidatesTokenCount: number, gates: Gates = limited) {
    const service = serviceWithFaults((line, attempt) => {
      if (line.key === 'b' && attempt === 1) return errorLine('b', 14);
      const usageMetadata = { ...Object(line.response.usageMetadata), candidatesTokenCount };
      return line.key === 'a' ? { ...line, response: { ...line.response, usageMetadata } } : line;
    });
    const events: RunEvent[] = [];
    const context = service.connect({ onEvent: (event) => events.push(event) });
    const folder = await startSixRequests(service, { gates });
    return { service, folder, events, context, report: await resumeRun(folder, context) };
  }

  test('what still fits is sent', async () => {
    const { service, report, events } = await spending(796_000);
    expect(await shardsAndAttempts(service)).toEqual(['0001/1', '0001/2']);
    expect(report).toMatchObject({ verdict: 'pass', requests: { succeeded: 6 } });
    expect(events.map(({ kind }) => kind)).not.toContain('attempt-skipped');
  });

  test('what might not fit is not sent, then or later, and that is told', async () => {
    const { service, report, events, folder, context } = await spending(799_500);
    expect(await shardsAndAttempts(service)).toEqual(['0001/1']);
    const passed = { minSuccessRate: 'pass', maxCostUsd: 'pass' };
    expect(report.requests.succeeded).toBe(5);
    expect(Object.fromEntries(report.gates.map(({ name, verdict }) => [name, verdict]))).toEqual(passed);
    const skipped = { kind: 'attempt-skipped', attempt: 2, requests: 1, limitUsd: 1 };
    expect(events.filter(({ kind }) => kind === 'attempt-skipped')).toEqual([
      { ...skipped, mayCostUsd: expect.closeTo(1.0007, 3) },
    ]);
    expect(await nodeFiles.exists(runPaths(folder).input(1, 2))).toBe(false);
    await resumeRun(folder, context);
    expect(await shardsAndAttempts(service)).toEqual(['0001/1']);
    expect(await collectRun(folder, context)).toMatchObject({ requests: report.requests });
  });

  test('without a limit all is sent', async () => {
    expect(await shardsAndAttempts((await spending(9_000_000, {})).service)).toHaveLength(2);
  });

  test('nothing is sent where the cost cannot be told', async () => {
    const service = serviceWithFaults((line, attempt) => (attempt === 1 ? errorLine(line.key, 14) : line));
    const image = { inlineData: { mimeType: 'image/png', data: 'AAAA' } };
    await writeLines('input.jsonl', [{ key: 'a', request: { contents: [{ parts: [{ text: 'Hi' }, image] }] } }]);
    const events: RunEvent[] = [];
    const context = service.connect({ onEvent: (event) => events.push(event) });
    const options = startOptions({ gates: { maxCostUsd: 9 } }, { maxAttempts: 2, allowUnknownPrice: true });
    await resumeRun(await startRun(options, context), context);
    expect(events).toContainEqual({ kind: 'attempt-skipped', attempt: 2, requests: 1, mayCostUsd: null, limitUsd: 9 });
    expect(await shardsAndAttempts(service)).toEqual(['0001/1']);
  });
});

test('resumeRun counts the tokens and the cost of every attempt', async () => {
  const service = serviceWithFaults(variousFaults);
  const folder = await startSixRequests(service);
  const report = await resumeRun(folder, service.context);
  const outputs = [
    ...(await readJsonLines(runPaths(folder).output(1, 1))),
    ...(await readJsonLines(runPaths(folder).output(1, 2))),
  ];
  const prompts = outputs.map(
    (line) => JSON.parse(JSON.stringify(line)).response?.usageMetadata?.promptTokenCount ?? 0,
  );
  expect(prompts).toContain(1000);
  expect(report.tokens.prompt).toBe(prompts.reduce((sum, prompt) => sum + prompt, 0));
  const { prompt, candidates, thoughts } = report.tokens;
  // 0.30 and 2.50 dollars a million, less half of it.
  expect(report.cost?.batch).toBeCloseTo((prompt * 0.3 + (candidates + thoughts) * 2.5) / 2e6, 12);
});
