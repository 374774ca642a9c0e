import { describe, expect, test } from 'vitest';
import { faultyClient } from '../../testing/faulty-client.ts';
import { kindOf, kindsOfCalls, linesOf } from '../../testing/preset-sights.ts';
import { presets } from './presets.ts';

test('every known pain has a preset', () => {
  const pains = new Set(presets.map(({ pain }) => pain));
  expect(Array.from({ length: 15 }, (_, index) => index + 1).filter((pain) => !pains.has(pain))).toEqual([]);
});

test('no two presets have one name', () => {
  expect(new Set(presets.map(({ name }) => name)).size).toBe(presets.length);
});

test.each(presets)('preset $name has its words and sources', ({ name, sentence, sources, rules }) => {
  expect(name).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
  expect(sentence.en).toMatch(/^[A-Z0-9].*\.$/);
  expect(sentence.zh).toMatch(/[\u4e00-\u9fff].*。$/);
  expect(sources.length).toBeGreaterThan(0);
  expect(sentence.en.startsWith('Always on: ')).toBe(rules.length === 0);
});

describe('chance', () => {
  const drawn = presets.filter(({ rules }) => rules.some(({ when }) => when?.probability !== undefined));

  test.each(drawn)('of $name is the same for the same seed, and another for another', async ({ rules }) => {
    const show = rules.some((rule) => 'line' in rule) ? linesOf((line) => [line.key, kindOf(line)]) : kindsOfCalls(60);
    // One after the other: a clock of the wall is moved for each.
    const [once, again, other] = [
      await show(faultyClient(rules, { seed: 1 })),
      await show(faultyClient(rules, { seed: 1 })),
      await show(faultyClient(rules, { seed: 2 })),
    ];
    expect(again).toEqual(once);
    expect(other).not.toEqual(once);
  });

  test('of the order of lines is the same for the same seed, and another for another', async () => {
    const rules = [{ job: {}, do: { shuffled: true } }];
    const keys = linesOf(({ key }) => key);
    const [once, again, other] = await Promise.all([1, 1, 2].map((seed) => keys(faultyClient(rules, { seed }))));
    expect(again).toEqual(once);
    expect(other).not.toEqual(once);
  });
});
