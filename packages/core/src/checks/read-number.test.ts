import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lastNumber, readNumber } from './read-number.ts';

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

test.each([
  ['18', 18],
  [' 18 ', 18],
  ['-18', -18],
  ['+18', 18],
  ['1,234.50', 1234.5],
  ['.5', 0.5],
  ['5.', 5],
  ['1e3', 1000],
  ['1.5E-3', 0.0015],
])('readNumber reads "%s"', (text, number) => {
  expect(readNumber(text)).toBe(number);
});

test.each(['', ' ', '-', '.', ',', 'eighteen', '18 apples', '1.2.3', '0x10', 'NaN', 'Infinity', '1e', '--1'])(
  'readNumber finds no number in "%s"',
  (text) => {
    expect(readNumber(text)).toBeNull();
  },
);

test('readNumber gives back every number that was written as text', () => {
  fc.assert(fc.property(finite, (number) => readNumber(String(number)) === number));
});

test('readNumber reads a whole number with thousands separators', () => {
  fc.assert(fc.property(fc.maxSafeInteger(), (number) => readNumber(number.toLocaleString('en-US')) === number));
});

test('readNumber gives a number or null for any text', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const number = readNumber(text);
      expect(number === null || !Number.isNaN(number)).toBe(true);
    }),
  );
});

test.each([
  ['The answer is 18.', 18],
  ['She sells 9 eggs at $2 each.\n#### 18', 18],
  ['16 - 3 - 4 = 9, so 9 * 2 = **18**', 18],
  ['答案是18。', 18],
  ['It costs $1,234.50.', 1234.5],
  ['1,234,567', 1234567],
  ['about 18, or so', 18],
  ['A rise of 12.5%', 12.5],
  ['It is -5', -5],
  ['(-5)', -5],
  ['10-5', 5],
  ['3 - 5', 5],
  ['the gap is .25', 0.25],
  ['On 2026-11-23', 23],
  ['18.0', 18],
  ['x2', 2],
])('lastNumber finds the last number of "%s"', (text, number) => {
  expect(lastNumber(text)).toBe(number);
});

test.each(['', 'none', '-', '.', ',', '...', 'minus five'])('lastNumber finds nothing in "%s"', (text) => {
  expect(lastNumber(text)).toBeNull();
});

test.each([
  ['The point is (3,4)', 4],
  ['The roots are 1,2,3', 3],
  ['1,2345', 2345],
])('lastNumber takes a comma for a separator only before three digits: "%s"', (text, number) => {
  expect(lastNumber(text)).toBe(number);
});

test.each([
  ['The answer is...18', 18],
  ['Well...-18', -18],
  ['I am done.18', 18],
])('lastNumber finds a number right after full stops: "%s"', (text, number) => {
  expect(lastNumber(text)).toBe(number);
});

test('lastNumber reads the minus sign that mathematical text uses', () => {
  expect(lastNumber('x = \u22125')).toBe(-5);
});

test.each([
  ['COVID-19', 19],
  ['the model is GPT-5', 5],
])('lastNumber takes a hyphen inside a word for no minus: "%s"', (text, number) => {
  expect(lastNumber(text)).toBe(number);
});

test.each([
  ['about 6.02e23', 6.02e23],
  ['1E-7', 1e-7],
])('lastNumber reads an exponent as readNumber does: "%s"', (text, number) => {
  expect(lastNumber(text)).toBe(number);
});

test('lastNumber finds any number that readNumber reads, at the end of a sentence', () => {
  fc.assert(
    fc.property(finite, (number) => {
      expect(lastNumber(`First 7, then ${String(number)}.`) === number).toBe(true);
    }),
  );
});

test('lastNumber finds any whole number with thousands separators', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), (number) => {
      expect(lastNumber(`It is ${number.toLocaleString('en-US')}, I think.`)).toBe(number);
    }),
  );
});

test('lastNumber gives a number exactly when the text holds a digit', () => {
  const text = fc.string({ unit: fc.constantFrom('1', '0', ',', '.', '-', ' ', 'a', 'e', '潮') });
  fc.assert(
    fc.property(text, (value) => (lastNumber(value) !== null) === /\d/.test(value)),
    { numRuns: 2000 },
  );
});
