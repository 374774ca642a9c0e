import { expect, test } from 'vitest';
import { priceNotes } from '../pricing/price-notes.ts';
import { priceTable } from '../pricing/price-table.ts';
import { priceNote } from './price-note.ts';

const notes = priceTable.flatMap(({ note }) => (note === null ? [] : [note]));

test('priceNote: what the table notes is Chinese in Chinese, and as it stands in English', () => {
  expect(notes.length).toBeGreaterThan(10);
  for (const note of [...notes, ...Object.values(priceNotes)]) {
    expect(priceNote(note, 'en')).toBe(note);
    // Two English words in a row.
    expect(priceNote(note, 'zh')).not.toMatch(/[a-z]{2,} [a-z]{2,}/i);
    expect(priceNote(note, 'zh')).toMatch(/\p{Script=Han}.*。$/u);
  }
});

test('priceNote leaves what a user wrote', () => {
  expect(priceNote('From our contract', 'zh')).toBe('From our contract');
});
