import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject } from '../json/json.ts';
import { textOutputTokenLimit, withMoreRoom } from './more-room.ts';

const contents = [{ parts: [{ text: 'Hi' }] }];

test.each<[string, JsonObject, JsonObject]>([
  ['in camel case', { generationConfig: { maxOutputTokens: 100 } }, { generationConfig: { maxOutputTokens: 400 } }],
  [
    'in snake case',
    { generation_config: { max_output_tokens: 100 } },
    { generation_config: { max_output_tokens: 400 } },
  ],
  ['in both', { generation_config: { maxOutputTokens: 100 } }, { generation_config: { maxOutputTokens: 400 } }],
  ['written as text', { generationConfig: { maxOutputTokens: '100' } }, { generationConfig: { maxOutputTokens: 400 } }],
  [
    'up to the most',
    { generationConfig: { maxOutputTokens: 20_000 } },
    { generationConfig: { maxOutputTokens: 65_536 } },
  ],
  [
    'a little below the most',
    { generationConfig: { maxOutputTokens: 65_535 } },
    { generationConfig: { maxOutputTokens: 65_536 } },
  ],
  [
    'beside a thinking budget, which stays',
    { generationConfig: { topP: 0.5, maxOutputTokens: 10, thinkingConfig: { thinkingBudget: 1024 } } },
    { generationConfig: { topP: 0.5, maxOutputTokens: 40, thinkingConfig: { thinkingBudget: 1024 } } },
  ],
  [
    'where only the second config has a limit',
    { generationConfig: { topK: 1 }, generation_config: { max_output_tokens: 1 } },
    { generationConfig: { topK: 1 }, generation_config: { max_output_tokens: 4 } },
  ],
])('withMoreRoom: four times the limit, %s', (_what, request, expected) => {
  expect(withMoreRoom({ contents, ...request, tools: [] })).toEqual({ contents, ...expected, tools: [] });
});

test.each<[string, JsonObject]>([
  ['no config', {}],
  ['a config without a limit', { generationConfig: { temperature: 1 } }],
  ['a config that is none', { generationConfig: [100] }],
  ['the most already', { generationConfig: { maxOutputTokens: 65_536 } }],
  ['more than the most', { generation_config: { max_output_tokens: 1_000_000 } }],
  ['zero, which is no limit', { generationConfig: { maxOutputTokens: 0 } }],
  ['a limit that is no count', { generationConfig: { maxOutputTokens: -5 } }],
  ['a fraction', { generationConfig: { maxOutputTokens: 1.5 } }],
  ['a word', { generationConfig: { maxOutputTokens: 'many' } }],
  ['null', { generationConfig: { maxOutputTokens: null } }],
])('withMoreRoom: none can be given to a request with %s', (_what, request) => {
  expect(withMoreRoom({ contents, ...request })).toBeNull();
});

test('withMoreRoom: the most is what the model gives, when that is known', () => {
  const request = { generationConfig: { maxOutputTokens: 10_000 } };
  expect(withMoreRoom(request, 32_768)).toEqual({ generationConfig: { maxOutputTokens: 32_768 } });
  expect(withMoreRoom(request, 8_192)).toBeNull();
});

test('withMoreRoom leaves the request as it was, and ends at the most', () => {
  const request = fc.record({
    contents: fc.jsonValue(),
    generationConfig: fc.record({ maxOutputTokens: fc.integer({ min: 1, max: 100_000 }), stop: fc.jsonValue() }),
  });
  fc.assert(
    fc.property(request, (given) => {
      const before = JSON.stringify(given);
      let rounds = 0;
      for (let next: JsonObject | null = given; next !== null; next = withMoreRoom(next)) rounds += 1;
      expect(rounds).toBeLessThan(12);
      expect(JSON.stringify(given)).toBe(before);
      const more = withMoreRoom(given);
      if (more === null) expect(given.generationConfig.maxOutputTokens).toBeGreaterThanOrEqual(textOutputTokenLimit);
      else expect({ ...more, generationConfig: 0 }).toEqual({ ...given, generationConfig: 0 });
    }),
  );
});
