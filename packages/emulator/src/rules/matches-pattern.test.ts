import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchesPattern } from './matches-pattern.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'b', '.', '(') });

test('matchesPattern agrees with a regular expression', () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), text, (pieces, candidate) => {
      const expression = new RegExp(`^${pieces.map((piece) => piece.replace(/[.(]/g, '\\$&')).join('.*')}$`);
      expect(matchesPattern(pieces.join('*'), candidate)).toBe(expression.test(candidate));
    }),
  );
});

test('matchesPattern takes a text apart in any way', () => {
  fc.assert(
    fc.property(text, text, text, (start, middle, end) => {
      expect(matchesPattern(`${start}*${end}`, start + middle + end)).toBe(true);
    }),
  );
});
