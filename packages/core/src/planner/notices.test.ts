import { expect, test } from 'vitest';
import { langs } from '../locales/lang.ts';
import { noticeText } from '../locales/notice-text.ts';
import { priceTable } from '../pricing/price-table.ts';
import { type Notice, noticesFor } from './notices.ts';

const at = (model: string, day: string): Notice[] => noticesFor(model, Date.parse(day), priceTable);

test.each<[string, string, Notice[]]>([
  ['gemini-3.5-flash-lite', '2026-11-23', []],
  ['gemini-3.5-flash-lite', '2026-12-31', []],
  [
    'gemini-3.5-flash-lite',
    '2027-01-01',
    [{ kind: 'price-old', model: 'gemini-3.5-flash-lite', readOn: '2026-10-02', days: 91 }],
  ],
  ['gemini-9', '2026-11-23', [{ kind: 'price-unknown', model: 'gemini-9', batchOnly: false }]],
  ['gemini-4-neon', '2026-11-23', [{ kind: 'price-unknown', model: 'gemini-4-neon', batchOnly: true }]],
  [
    'gemini-2.0-flash',
    '2026-11-23',
    [{ kind: 'model-shut-down', model: 'gemini-2.0-flash', from: '2026-06-01', past: true }],
  ],
  ['gemini-1.0-pro', '2026-11-23', [{ kind: 'model-shut-down', model: 'gemini-1.0-pro', from: null, past: true }]],
  [
    'gemini-2.5-pro',
    '2026-11-23',
    [{ kind: 'model-routed', model: 'gemini-2.5-pro', from: '2026-12-01', past: false, to: 'gemini-3.8-flash' }],
  ],
  [
    'gemini-2.5-pro',
    '2026-12-01',
    [{ kind: 'model-routed', model: 'gemini-2.5-pro', from: '2026-12-01', past: true, to: 'gemini-3.8-flash' }],
  ],
  // The price that counts is that of the model which answers.
  [
    'gemini-2.5-flash',
    '2027-01-01',
    [
      { kind: 'model-routed', model: 'gemini-2.5-flash', from: '2026-12-01', past: true, to: 'gemini-3.5-flash-lite' },
      { kind: 'price-old', model: 'gemini-3.5-flash-lite', readOn: '2026-10-02', days: 91 },
    ],
  ],
])('noticesFor %s on %s', (model, day, notices) => {
  expect(at(model, day)).toEqual(notices);
});

test('noticesFor looks at a user’s own prices first', () => {
  const [row] = priceTable.filter(({ model }) => model === 'gemini-3.5-flash-lite');
  if (row === undefined) throw new Error('no row');
  const own = { ...row, readOn: '2026-12-30' };
  expect(noticesFor(row.model, Date.parse('2027-01-01'), [own, ...priceTable])).toEqual([]);
  expect(noticesFor('gemini-9', Date.parse('2026-12-31'), [{ ...own, model: 'gemini-9' }])).toEqual([]);
});

const all = [
  ...at('gemini-2.0-flash', '2026-11-23'),
  ...at('gemini-2.0-flash', '2026-05-01'),
  ...at('gemini-1.0-pro', '2026-11-23'),
  ...at('gemini-2.5-pro', '2026-11-23'),
  ...at('gemini-2.5-pro', '2027-02-01'),
  ...at('gemini-9', '2026-11-23'),
  ...at('gemini-4-neon', '2026-11-23'),
];

test.each(langs)('noticeText in %s names the model, and the day and the other model where there are any', (lang) => {
  expect(new Set(all.map(({ kind }) => kind)).size).toBe(4);
  for (const notice of all) {
    const text = noticeText(notice, lang);
    expect(text).toContain(notice.model);
    expect(text).not.toMatch(/null|undefined|\n/);
    expect(/\p{Script=Han}/u.test(text)).toBe(lang === 'zh');
    if ('from' in notice && notice.from !== null) expect(text).toContain(notice.from);
    if (notice.kind === 'model-routed') expect(text).toContain(notice.to);
    if (notice.kind === 'price-old') expect(text).toContain(notice.readOn);
    if (notice.kind.startsWith('price')) expect(text).toContain('--prices FILE');
  }
  expect(new Set(all.map((notice) => noticeText(notice, lang))).size).toBe(all.length);
});
