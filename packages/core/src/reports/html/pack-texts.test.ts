import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packTexts, shownText, unpackTexts } from './pack-texts.ts';

const text = fc.option(fc.string({ unit: 'binary' }));

test('unpackTexts gives back what packTexts took', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(text, text)), async (texts) => {
      const packed = await packTexts(texts);
      expect(packed).toMatch(/^[A-Za-z0-9+/=]+$/);
      expect(await unpackTexts(packed)).toEqual(texts);
    }),
    { numRuns: 30 },
  );
});

test('shownText keeps half characters as they came', async () => {
  const texts = [['a\ud800b', '\udc00']] as const;
  expect(await unpackTexts(await packTexts(texts))).toEqual(texts);
});

test.each([
  ['nothing', null, null],
  ['an empty text', '', ''],
  ['a text of 20,000', 'x'.repeat(20_000), 'x'.repeat(20_000)],
  ['a longer text', 'x'.repeat(20_001), ['x'.repeat(20_000), 20_001]],
  ['a longer text with an emoji across the cut', `${'x'.repeat(19_999)}😀😀`, ['x'.repeat(19_999), 20_003]],
])('shownText of %s', (_, whole, shown) => {
  expect(shownText(whole)).toEqual(shown);
});
