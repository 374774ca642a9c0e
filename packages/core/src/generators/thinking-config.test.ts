import { expect, test } from 'vitest';
import { thinkingConfigFor } from './thinking-config.ts';

test.each(['gemini-2.5-pro', 'gemini-2.5-flash', 'gemini-2.5-flash-lite', 'models/gemini-2.5-flash'])(
  'thinkingConfigFor %s: a budget, no level',
  (model) => {
    expect(thinkingConfigFor(model)).toEqual({ includeThoughts: true, thinkingBudget: 1024 });
  },
);

test.each([
  'gemini-3-flash',
  'gemini-3.1-pro-preview',
  'gemini-3.5-flash-lite',
  'gemini-3.8-flash',
  'models/gemini-3.5-flash',
  'gemini-4-argon',
  'gemini-4-neon',
  'gemini-10-flash',
])('thinkingConfigFor %s: a level, no budget', (model) => {
  expect(thinkingConfigFor(model)).toEqual({ includeThoughts: true, thinkingLevel: 'LOW' });
});

test.each(['gemini-flash-latest', 'gemma-3-27b-it', 'tunedModels/mine', ''])(
  'thinkingConfigFor "%s", whose generation is not known: neither',
  (model) => {
    expect(thinkingConfigFor(model)).toEqual({ includeThoughts: true });
  },
);
