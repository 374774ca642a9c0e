import type { ShownRow } from '../table-row.ts';

/** Which rows are wanted; an empty string: all. */
export interface RowFilter {
  /** Looked for in the key, the reason and the message here, and in the texts by `text-search.ts`. */
  readonly text: string;
  readonly outcome: '' | 'succeeded' | 'failed';
  readonly type: string;
  readonly reason: string;
  /** `not:NAME` wants rows of which that check did not hold. */
  readonly checks: string;
  readonly change: '' | 'regression' | 'improvement';
}

export const noFilter: RowFilter = { text: '', outcome: '', type: '', reason: '', checks: '', change: '' };

/** Whether a row is wanted, but for its text. */
export function isWanted(row: ShownRow, { outcome, type, reason, checks, change }: RowFilter): boolean {
  return (
    (outcome === '' || row.outcome === outcome) &&
    (type === '' || row.type === type) &&
    (reason === '' || row.reason === reason) &&
    (change === '' || row.change === change) &&
    isChecked(row, checks)
  );
}

/** Whether a text stands in what the table shows of a row. `text` in lower case. */
export function showsText(row: ShownRow, text: string): boolean {
  return [row.key, row.reason, row.message ?? ''].some((shown) => holdsText(shown, text));
}

export function holdsText(whole: string, text: string): boolean {
  return whole.toLowerCase().includes(text);
}

function isChecked({ checks }: ShownRow, wanted: string): boolean {
  if (wanted === '') return true;
  if (wanted === 'none') return checks.length === 0;
  if (wanted === 'passed') return checks.length > 0 && checks.every(({ passed }) => passed);
  if (wanted === 'not') return checks.some(({ passed }) => !passed);
  return checks.some(({ name, passed }) => !passed && `not:${name}` === wanted);
}
