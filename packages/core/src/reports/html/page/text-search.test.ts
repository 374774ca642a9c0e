import { expect, test } from 'vitest';
import type { RowTexts } from '../pack-texts.ts';
import { searchTexts } from './text-search.ts';

const chunks: readonly RowTexts[] = [
  [
    ['One Two', null],
    [null, 'three'],
  ],
  [
    [['two, cut', 30_000], 'x'],
    ['four', ''],
  ],
];

const data = {
  async *allTexts() {
    let from = 0;
    for (const texts of chunks) {
      yield { from, texts };
      from += texts.length;
    }
  },
};

test.each([
  ['two', [0, 2]],
  ['three', [1]],
  ['nowhere', []],
])('searchTexts finds rows with "%s" in prompt or answer', async (text, rows) => {
  expect(await searchTexts(data, text, () => false)).toEqual(new Set(rows));
});

test('searchTexts stops when nobody wants to know any more', async () => {
  let looks = 0;
  const found = await searchTexts(data, 'two', () => {
    looks += 1;
    return looks > 1;
  });
  expect(found).toBeNull();
});
