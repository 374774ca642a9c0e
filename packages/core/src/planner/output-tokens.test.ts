import { expect, test } from 'vitest';
import { outputTokens } from './output-tokens.ts';

test.each([
  ['no limit', {}, { assumed: 1024, most: 65_536 }],
  ['a low limit', { generationConfig: { maxOutputTokens: 100 } }, { assumed: 100, most: 100 }],
  ['a limit in snake case', { generation_config: { max_output_tokens: 8192 } }, { assumed: 1024, most: 8192 }],
  ['a limit that no model has', { generationConfig: { maxOutputTokens: 1e6 } }, { assumed: 1024, most: 65_536 }],
  ['a limit that is none', { generationConfig: { maxOutputTokens: -5 } }, { assumed: 1024, most: 65_536 }],
  ['candidates', { generationConfig: { maxOutputTokens: 2000, candidateCount: 3 } }, { assumed: 3072, most: 6000 }],
])('outputTokens of a request with %s', (_, request, expected) => {
  expect(outputTokens(request)).toEqual(expected);
});
