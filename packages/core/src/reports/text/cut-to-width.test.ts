import { expect, test } from 'vitest';
import { cutToWidth } from './cut-to-width.ts';

test.each([
  ['short', 10, 'short'],
  ['exactly', 7, 'exactly'],
  ['too long', 5, 'too l'],
  ['还有 3 个', 6, '还有 3'],
  ['还有', 3, '还'],
  ['x', 0, ''],
])('cutToWidth: %s to %i columns', (text, width, expected) => {
  expect(cutToWidth(text, width)).toBe(expected);
});
