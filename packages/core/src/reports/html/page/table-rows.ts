import { formatCount } from '../../../locales/format-numbers.ts';
import type { TableMessages } from '../../../locales/table-messages.ts';
import { plainLine } from '../../plain-line.ts';
import { element, outside } from './element.ts';
import type { PageData, PageRow } from './page-data.ts';
import { rowDetail } from './row-detail.ts';
import { type ColumnName, totalTokens } from './row-order.ts';
import { numberColumns } from './table-head.ts';

/** The elements of a row: itself, and what it opens to. */
export function rowElements(
  row: PageRow,
  columns: readonly ColumnName[],
  data: PageData,
  words: TableMessages,
  opened: Set<number>,
): HTMLElement[] {
  const detailId = `detail-${row.index}`;
  const button = element('button', { type: 'button', className: 'open' }, outside(plainLine(row.key, 120) || '""'));
  const detail = element('td', { colSpan: columns.length });
  const detailRow = element('tr', { className: 'detail', id: detailId }, detail);
  const show = () => {
    const isOpen = opened.has(row.index);
    button.setAttribute('aria-expanded', String(isOpen));
    detailRow.hidden = !isOpen;
    detail.replaceChildren(...(isOpen ? [rowDetail(row, data, words)] : []));
  };
  button.setAttribute('aria-controls', detailId);
  button.addEventListener('click', () => {
    if (!opened.delete(row.index)) opened.add(row.index);
    show();
  });
  show();
  const cells = columns.map((column) => {
    if (column === 'key') return element('th', { scope: 'row' }, button);
    const cell = element(
      'td',
      { className: numberColumns.includes(column) ? 'number' : '' },
      ...cellParts(row, column, words),
    );
    cell.dataset.label = words.columns[column];
    return cell;
  });
  return [element('tr', { id: `row-${row.index}` }, ...cells), detailRow];
}

function cellParts(row: PageRow, column: ColumnName, words: TableMessages): readonly (Node | string)[] {
  switch (column) {
    case 'key':
      return [];
    case 'type':
      return [outside(plainLine(row.type, 60))];
    case 'outcome':
      return [outcome(row, words)];
    case 'checks':
      return checks(row, words);
    case 'tokens':
      return [dashed(totalTokens(row), formatCount)];
    case 'cost':
      return [dashed(row.costUsd, (usd) => `$${usd.toFixed(6)}`)];
    case 'change':
      return row.change === null ? ['–'] : [change(row.change, words)];
  }
}

function dashed(value: number | null, format: (value: number) => string): string {
  return value === null ? '–' : format(value);
}

function outcome({ outcome, reason }: PageRow, words: TableMessages): HTMLElement {
  const isGood = outcome === 'succeeded';
  return marked(
    isGood ? 'good' : 'bad',
    isGood ? '✓' : '✗',
    isGood ? words.succeeded : words.failed,
    outside(plainLine(reason, 40)),
  );
}

function checks({ checks }: PageRow, words: TableMessages): readonly (Node | string)[] {
  if (checks.length === 0) return ['–'];
  const failed = checks.filter(({ passed }) => !passed).map(({ name }) => name);
  if (failed.length === 0) return [marked('good', '✓', words.passed, `${checks.length}/${checks.length}`)];
  return [marked('bad', '✗', words.notPassed, failed.join(' · '))];
}

function change(kind: 'regression' | 'improvement', words: TableMessages): HTMLElement {
  return kind === 'regression' ? marked('bad', '▼', '', words.regression) : marked('good', '▲', '', words.improvement);
}

/** A mark with a text; who hears the page gets the meaning of the mark. */
function marked(tone: string, mark: string, meaning: string, text: Node | string): HTMLElement {
  const seen = element('span', { className: 'mark' }, mark);
  seen.setAttribute('aria-hidden', 'true');
  const said = element('span', { className: 'unseen' }, meaning);
  return element('span', { className: tone }, seen, ' ', said, ' ', text);
}
