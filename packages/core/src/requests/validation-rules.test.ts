import { expect, test } from 'vitest';
import { requestIssues } from './request-issues.ts';
import { isSurelyRefused } from './validation-rules.ts';

const contents = [{ parts: [{ text: 'Hi' }] }];

/** Whether a run with this request is refused, for each of its issues. */
function refusals(more: object, model = 'gemini-3.5-flash-lite'): boolean[] {
  const issues = requestIssues({ contents, ...more }, { line: 1, root: '/request', model });
  return issues.map(({ code }) => isSurelyRefused(code));
}

test.each<[string, object]>([
  ['a field in the wrong place', { thinking_config: {} }],
  ['the config of an SDK', { config: {} }],
  ['a value of another type', { generationConfig: { seed: 'x' } }],
  ['what contradicts itself', { generationConfig: { thinkingConfig: { thinkingLevel: 'LOW', thinkingBudget: 5 } } }],
  ['an instruction beside cached content', { cachedContent: 'x', systemInstruction: { parts: [] } }],
])('isSurelyRefused: a run is refused for %s', (_what, more) => {
  expect(refusals(more)).toEqual([true]);
});

test.each<[string, object, string?]>([
  ['a field that Google may have added', { generationConfig: { brandNewThing: 1 } }],
  ['one that is like another', { generationConfig: { topN: 1 } }],
  ['a new value', { generationConfig: { thinkingConfig: { thinkingLevel: 'ENDLESS' } } }],
  [
    'what a model may have learnt',
    { generationConfig: { thinkingConfig: { thinkingLevel: 'MINIMAL' } } },
    'gemini-4-argon',
  ],
  ['what is deprecated', { generationConfig: { topK: 1 } }],
])('isSurelyRefused: the service decides on %s', (_what, more, model) => {
  const found = refusals(more, model);
  expect(found.length).toBeGreaterThan(0);
  expect(found).not.toContain(true);
});
