import type { TableMessages } from '../../../locales/table-messages.ts';
import type { PageSettings } from '../page-settings.ts';
import { element } from './element.ts';
import { type ColumnName, columnNames, type RowOrder } from './row-order.ts';

/** The columns that say something in this run. */
export function columnsOf({ hasTypes, hasChecks, hasCosts, hasComparison }: PageSettings): readonly ColumnName[] {
  const isThere = { type: hasTypes, checks: hasChecks, cost: hasCosts, change: hasComparison };
  return columnNames.filter((name) => name === 'key' || name === 'outcome' || name === 'tokens' || isThere[name]);
}

export const numberColumns: readonly ColumnName[] = ['tokens', 'cost'];

export interface TableHead {
  readonly element: HTMLElement;
  /** Tells by which column rows are sorted. */
  show(order: RowOrder | null): void;
}

/** The head of the table: a button for each column, which sorts. */
export function tableHead(
  columns: readonly ColumnName[],
  words: TableMessages,
  onSort: (column: ColumnName) => void,
): TableHead {
  const cells = columns.map((column) => {
    const arrow = element('span', { className: 'arrow' });
    arrow.setAttribute('aria-hidden', 'true');
    const button = element(
      'button',
      { type: 'button', title: words.sort(words.columns[column]) },
      words.columns[column],
      arrow,
    );
    button.addEventListener('click', () => onSort(column));
    const cell = element('th', { scope: 'col', className: numberColumns.includes(column) ? 'number' : '' }, button);
    return { column, cell, arrow };
  });
  const show = (order: RowOrder | null) => {
    for (const { column, cell, arrow } of cells) {
      const isSorted = order?.column === column;
      arrow.textContent = isSorted ? (order.isDescending ? '↓' : '↑') : '↕';
      arrow.classList.toggle('idle', !isSorted);
      if (isSorted) cell.setAttribute('aria-sort', order.isDescending ? 'descending' : 'ascending');
      else cell.removeAttribute('aria-sort');
    }
  };
  show(null);
  return { element: element('thead', {}, element('tr', {}, ...cells.map(({ cell }) => cell))), show };
}
