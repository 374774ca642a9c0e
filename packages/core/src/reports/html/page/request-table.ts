import { formatCount } from '../../../locales/format-numbers.ts';
import type { TableMessages } from '../../../locales/table-messages.ts';
import { plainLine } from '../../plain-line.ts';
import { element } from './element.ts';
import { filterBar } from './filter-bar.ts';
import type { PageData, PageRow } from './page-data.ts';
import { pager } from './pager.ts';
import { isWanted, noFilter, type RowFilter, showsText } from './row-filter.ts';
import { nextOrder, orderRows, type RowOrder } from './row-order.ts';
import { columnsOf, tableHead } from './table-head.ts';
import { rowElements } from './table-rows.ts';
import { searchTexts } from './text-search.ts';

/** So many rows are in the page at a time: it stays quick, and a reader can still scroll through them. */
const pageRows = 100;

export interface RequestTable {
  readonly element: HTMLElement;
  /** Opens the row of a key, wherever it is. */
  open(key: string): void;
}

/** The table of requests: filters above, pages below, rows that open. */
export function requestTable(data: PageData, words: TableMessages): RequestTable {
  let filter = noFilter;
  let order: RowOrder | null = null;
  let page = 0;
  let wanted: readonly PageRow[] = data.rows;
  let searches = 0;
  const opened = new Set<number>();

  const columns = columnsOf(data.settings);
  const body = element('tbody', {});
  const status = element('span', { className: 'status' });
  status.setAttribute('role', 'status');
  const reset = element('button', { type: 'button', hidden: true }, words.reset);
  const nothing = element('p', { className: 'nothing soft', hidden: true }, words.nothing);
  const bar = filterBar(data, words, (next) => {
    choose(next);
  });
  const head = tableHead(columns, words, (column) => {
    order = nextOrder(order, column);
    head.show(order);
    page = 0;
    sort();
    show();
  });
  const turner = pager(words, (next) => {
    page = next;
    show();
    section.scrollIntoView();
  });

  function show(): void {
    const pages = Math.max(1, Math.ceil(wanted.length / pageRows));
    page = Math.min(page, pages - 1);
    const rows = wanted.slice(page * pageRows, (page + 1) * pageRows);
    body.replaceChildren(...rows.flatMap((row) => rowElements(row, columns, data, words, opened)));
    turner.show(page, pages);
    nothing.hidden = wanted.length > 0;
    reset.hidden = filter === noFilter;
  }

  function tell(text: string): void {
    status.textContent = text;
  }

  function count(): void {
    tell(words.count(formatCount(wanted.length), formatCount(data.rows.length)));
  }

  function sort(): void {
    wanted = orderRows(
      wanted.toSorted((a, b) => a.index - b.index),
      order,
    );
  }

  /** Takes rows by what the table shows of them at once, by their texts as soon as these were searched. */
  function choose(next: RowFilter): void {
    filter = next;
    page = 0;
    searches += 1;
    const search = searches;
    const { text } = filter;
    const chosen = data.rows.filter((row) => isWanted(row, filter));
    const take = (isFound: (row: PageRow) => boolean) => {
      wanted = chosen.filter(isFound);
      sort();
      show();
      count();
    };
    take((row) => text === '' || showsText(row, text));
    if (text === '' || !data.settings.hasTexts) return;
    tell(words.searching);
    searchTexts(data, text, () => search !== searches)
      .then((found) => found && take((row) => found.has(row.index) || showsText(row, text)))
      .catch(() => tell(words.detail.unreadable));
  }

  reset.addEventListener('click', () => {
    bar.reset();
    choose(noFilter);
    bar.element.querySelector('input')?.focus();
  });

  function open(key: string): void {
    const row = data.rows.find((candidate) => candidate.key.toWellFormed() === key);
    if (row === undefined) {
      tell(words.notHere(plainLine(key, 120)));
      return;
    }
    opened.add(row.index);
    if (!wanted.includes(row)) {
      bar.reset();
      choose(noFilter);
    }
    page = Math.floor(wanted.indexOf(row) / pageRows);
    show();
    const shown = body.querySelector(`#row-${row.index}`);
    shown?.scrollIntoView({ block: 'center' });
    shown?.querySelector('button')?.focus({ preventScroll: true });
  }

  const table = element('table', { className: 'cards requests' }, head.element, body);
  const section = element(
    'div',
    {},
    bar.element,
    element('p', { className: 'row' }, status, reset),
    element('div', { className: 'card' }, table, nothing),
    turner.element,
  );
  show();
  count();
  return { element: section, open };
}
