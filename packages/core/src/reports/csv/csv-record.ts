/**
 * Where a spreadsheet would begin a formula: at a character that begins one (OWASP ASVS 1.2.10,
 * read 2026-11-29: `=`, `+`, `-`, `@`, a tab; and their full-width forms), at the start of the cell, and behind a
 * line end, a tab or a semicolon in it. There a spreadsheet that parts cells at semicolons, as many do outside English,
 * begins a new one, for it takes a quotation mark within a cell as it stands. Apostrophes before it count as ours.
 */
const formulaStart = /^(?='*[\t\r\n])|(?:^|(?<=[;\t\r\n]))(?='*(?:[^\S\t\r\n]|\p{Cf}){0,3}[=+\-@＝＋－＠])/gu;

/** Controls have no place in CSV (RFC 4180), and may do harm in a terminal. */
const control = /(?![\t\n\r])\p{Cc}/gu;

/**
 * A record of a CSV file (RFC 4180) with its line end. A number stays one; a text can hold no formula: an apostrophe
 * stands before what would begin one. Who takes one apostrophe away from each such place has the text back, but for
 * controls and lone surrogates, which are lost. Null is an empty cell.
 */
export function csvRecord(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = value.toWellFormed().replace(control, '\ufffd').replace(formulaStart, "'");
  return /[",;\t\r\n]/.test(text) || text.trim() !== text ? `"${text.replaceAll('"', '""')}"` : text;
}
