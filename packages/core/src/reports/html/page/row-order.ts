import type { PageRow } from './page-data.ts';

export const columnNames = ['key', 'type', 'outcome', 'checks', 'tokens', 'cost', 'change'] as const;

export type ColumnName = (typeof columnNames)[number];

export interface RowOrder {
  readonly column: ColumnName;
  readonly isDescending: boolean;
}

const numeric: readonly ColumnName[] = ['tokens', 'cost'];

/** The order after a click on a column's head: first the one that is asked for most, then the other, then none. */
export function nextOrder(order: RowOrder | null, column: ColumnName): RowOrder | null {
  const first = numeric.includes(column);
  if (order?.column !== column) return { column, isDescending: first };
  return order.isDescending === first ? { column, isDescending: !first } : null;
}

/** Rows in an order; alike ones, and rows that have no such value (last, always), in that of the run. */
export function orderRows(rows: readonly PageRow[], order: RowOrder | null): readonly PageRow[] {
  if (order === null) return rows;
  const valued = rows.map((row) => ({ row, value: sortValue(row, order.column) }));
  const collator = new Intl.Collator('en', { numeric: true });
  const sign = order.isDescending ? -1 : 1;
  valued.sort((a, b) => {
    if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
    if (typeof a.value === 'number' && typeof b.value === 'number') return sign * (a.value - b.value);
    return sign * collator.compare(String(a.value), String(b.value));
  });
  return valued.map(({ row }) => row);
}

function sortValue(row: PageRow, column: ColumnName): string | number | null {
  switch (column) {
    case 'key':
      return row.key;
    case 'type':
      return row.type;
    case 'outcome':
      return `${row.outcome === 'failed' ? 0 : 1} ${row.reason}`;
    case 'checks':
      return row.checks.length === 0 ? null : row.checks.filter(({ passed }) => passed).length / row.checks.length;
    case 'tokens':
      return totalTokens(row);
    case 'cost':
      return row.costUsd;
    case 'change':
      return row.change === null ? null : row.change === 'regression' ? 0 : 1;
  }
}

/** What the request used, cached tokens being a part of the prompt's. */
export function totalTokens({ tokens }: Pick<PageRow, 'tokens'>): number | null {
  return tokens && tokens.prompt + tokens.candidates + tokens.thoughts;
}
