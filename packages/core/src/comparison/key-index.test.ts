import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createKeyIndex } from './key-index.ts';

test('add and find: the place of each key, as a Map would say', () => {
  const key = fc.oneof(
    fc.string({ maxLength: 2 }),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('\ud800', '\udfff', '\ufffd'),
  );
  fc.assert(
    fc.property(fc.array(key), fc.array(key), (added, asked) => {
      const index = createKeyIndex();
      const places = new Map<string, number>();
      for (const each of added) {
        const place = places.has(each) ? -1 : places.size;
        expect(index.add(each)).toBe(place);
        if (place !== -1) places.set(each, place);
      }
      for (const each of [...added, ...asked]) expect(index.find(each)).toBe(places.get(each) ?? -1);
      expect(index.size()).toBe(places.size);
    }),
  );
});

test('add and find: many more than it begins with', () => {
  const index = createKeyIndex();
  const keys = Array.from({ length: 40_000 }, (_, place) => `key-${place}`);
  expect(keys.filter((key, place) => index.add(key) !== place)).toEqual([]);
  expect(keys.filter((key, place) => index.find(key) !== place || index.add(key) !== -1)).toEqual([]);
  expect(index.find('key-40000')).toBe(-1);
});
