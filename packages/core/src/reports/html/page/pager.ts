import { formatCount } from '../../../locales/format-numbers.ts';
import type { TableMessages } from '../../../locales/table-messages.ts';
import { element } from './element.ts';

export interface Pager {
  readonly element: HTMLElement;
  /** Pages count from 0. */
  show(page: number, pages: number): void;
}

/** The buttons that turn the pages of the table. */
export function pager(words: TableMessages, onPage: (page: number) => void): Pager {
  let [current, last] = [0, 0];
  const place = element('span', {});
  const button = (text: string, target: () => number) => {
    const made = element('button', { type: 'button' }, text);
    made.addEventListener('click', () => onPage(target()));
    return { made, target };
  };
  const back = [button(words.first, () => 0), button(words.previous, () => current - 1)];
  const forth = [button(words.next, () => current + 1), button(words.last, () => last)];
  const nav = element(
    'nav',
    { className: 'pager' },
    ...back.map(({ made }) => made),
    place,
    ...forth.map(({ made }) => made),
  );
  nav.setAttribute('aria-label', words.pages);
  return {
    element: nav,
    show: (page, pages) => {
      [current, last] = [page, pages - 1];
      place.textContent = words.page(formatCount(page + 1), formatCount(pages));
      for (const { made } of back) made.disabled = page === 0;
      for (const { made } of forth) made.disabled = page >= last;
      nav.hidden = pages <= 1;
    },
  };
}
