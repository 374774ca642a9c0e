import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closestName } from './closest-name.ts';

const known = ['contains', 'notContains', 'equals', 'maxChars', 'json'];

test.each([
  ['contians', 'contains'],
  ['Contains', 'contains'],
  ['maxchars', 'maxChars'],
  ['equal', 'equals'],
  ['jsno', 'json'],
  ['notContain', 'notContains'],
])('closestName of "%s" is %s', (name, expected) => {
  expect(closestName(name, known)).toBe(expected);
});

test.each(['somethingElse', 'temperature', 'zzzzzz'])('closestName has none for "%s"', (name) => {
  expect(closestName(name, known)).toBeNull();
});

test('closestName of a known name is that name', () => {
  for (const name of known) expect(closestName(name, known)).toBe(name);
});

test('closestName of nothing known is none', () => {
  expect(closestName('contains', [])).toBeNull();
});

test('closestName finds a name in which two letters were swapped', () => {
  fc.assert(
    fc.property(fc.constantFrom('contains', 'notContains', 'maxChars'), fc.nat(), (name, at) => {
      const index = at % (name.length - 1);
      const swapped = `${name.slice(0, index)}${name[index + 1]}${name[index]}${name.slice(index + 2)}`;
      expect(closestName(swapped, known)).toBe(name);
    }),
  );
});

test('closestName of a name of a million letters is none, at once', () => {
  expect(closestName('x'.repeat(1_000_000), known)).toBeNull();
});
