import { expect, test } from 'vitest';
import { htmlWords } from './html-words.ts';
import { langs } from './lang.ts';
import { tableWords } from './table-words.ts';

const han = /\p{Script=Han}/u;

/** Every text, functions with figures that can be told apart. */
function textsOf(words: object, path = ''): (readonly [string, string])[] {
  return Object.entries(words).flatMap(([name, value]) => {
    const at = `${path}.${name}`;
    if (typeof value === 'string') return [[at, value] as const];
    if (typeof value === 'function') return [[at, String(value(11, 22, 33, 44))] as const];
    return textsOf(value, at);
  });
}

const all = (lang: (typeof langs)[number]) => [...textsOf(htmlWords(lang)), ...textsOf(tableWords(lang), 'table')];

/** What is the same in both languages. */
const same = /\.(tokens|key)$|\.integrity\.matched$/;

test('the words of the HTML report are Chinese in Chinese, and never in English', () => {
  expect(all('zh').filter(([name, text]) => !han.test(text) && !same.test(name))).toEqual([]);
  expect(all('en').filter(([, text]) => han.test(text))).toEqual([]);
});

test('the words of the HTML report show the same figures in both languages', () => {
  const figures = (text: string) => text.match(/\d+/g)?.toSorted() ?? [];
  const [en, zh] = langs.map((lang) => all(lang).map(([name, text]) => [name, ...figures(text)]));
  expect(zh).toEqual(en);
});
