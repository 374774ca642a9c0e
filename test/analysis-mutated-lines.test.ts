import process from 'node:process';
import { expect, test } from 'vitest';
import { buildReport } from '../packages/core/src/analyzer/build-report.ts';
import { createResultCollector } from '../packages/core/src/analyzer/collect-results.ts';
import { createTally } from '../packages/core/src/analyzer/tally.ts';
import { mutatedLines } from './support/mutated-output.ts';

/** `scripts/soak-analysis.ts` asks for more, with another seed. */
const lineCount = Number(process.env.MUTATED_LINES ?? 30_000);
const seed = Number(process.env.MUTATED_SEED ?? 1);

const keys = ['k1', 'k2', 'k3', 'k4', 'k5', '键 🎈', 'k7'];
const linesAtOnce = 100;

test(`${lineCount} mutated lines of output are each counted once, and the report is one`, () => {
  const collector = createResultCollector();
  const tally = createTally('gemini-3.5-flash-lite', Date.UTC(2026, 10, 23));
  let taken = 0;
  let answered = 0;
  const flush = () => {
    for (const collected of collector.results()) {
      tally.add(collected);
      if (collected.result.line !== null) answered += 1;
    }
    collector.forget();
  };
  const begin = () => {
    for (const key of keys) collector.expect({ key, type: key, rowDigest: key, checks: [{ json: true }] });
  };
  begin();
  for (const line of mutatedLines(lineCount, seed)) {
    taken += 1;
    collector.take(line, { shard: 1, attempt: 1, line: taken });
    if (taken % linesAtOnce !== 0) continue;
    flush();
    begin();
  }
  flush();

  const { malformed, unexpected, duplicated } = collector.faults;
  expect(taken).toBe(lineCount);
  expect(malformed + unexpected + duplicated + answered).toBe(lineCount);
  // Neither is all of it broken, nor hardly anything.
  expect(malformed).toBeGreaterThan(lineCount / 4);
  expect(answered + duplicated).toBeGreaterThan(lineCount / 20);
  expect(unexpected).toBeGreaterThan(0);

  const report = buildReport({
    tool: { name: 'gemini-batch-test', version: '0' },
    run: {
      id: 'r',
      backend: 'gemini',
      emulated: false,
      baseUrl: 'https://service.test',
      model: 'gemini-3.5-flash-lite',
      suite: null,
      createdAt: '2026-11-23T12:00:00.000Z',
      completedAt: '2026-11-23T12:00:00.000Z',
      jobs: [],
      git: null,
    },
    gates: {},
    timings: [],
    faults: collector.faults,
    malformedAt: collector.malformedAt,
    requestsKnown: true,
    canaries: null,
    comparison: null,
    tally,
  });
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  expect(report.requests.total).toBe(keys.length * (Math.floor(lineCount / linesAtOnce) + 1));
  const { prompt, cached, candidates, thoughts } = report.tokens;
  for (const tokens of [prompt, cached, candidates, thoughts]) expect(Number.isInteger(tokens)).toBe(true);
});
