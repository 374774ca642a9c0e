import { expect, test } from 'vitest';
import { hostileStrings } from '../../../../../../test/support/hostile-strings.ts';
import { keyLink } from '../outside-text.ts';
import { linkedKey } from './linked-key.ts';

test.each([
  ['#key=a%20b', 'a b'],
  ['#key=', ''],
  ['#key=%E4', null],
  ['#requests', null],
  ['', null],
])('linkedKey of "%s"', (fragment, key) => {
  expect(linkedKey(fragment)).toBe(key);
});

test.each(Object.entries(hostileStrings))('linkedKey finds the key that keyLink linked: %s', (_, text) => {
  const key = text.slice(0, 200);
  const [, fragment = ''] = /href="([^"]*)"/.exec(keyLink(key).html) ?? [];
  expect(linkedKey(fragment.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code))))).toBe(
    key.toWellFormed(),
  );
});
