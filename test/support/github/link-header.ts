/** A page of a list, and what its `Link` header says. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly link: string | undefined;
}

/**
 * The page that a query asks for, 30 items unless told, 100 at most, with links as GitHub writes them: previous, next,
 * last and first, each left out where it would lead nowhere.
 * https://docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api, read 2026-11-24.
 */
export function pageOf<T>(all: readonly T[], query: { readonly [name: string]: string }, url: string): Page<T> {
  const asked = positive(query.per_page) ?? 30;
  const perPage = Math.min(asked, 100);
  const page = positive(query.page) ?? 1;
  const last = Math.max(1, Math.ceil(all.length / perPage));
  const links = [
    ...(page > 1 ? [{ relation: 'prev', page: Math.min(page - 1, last) }] : []),
    ...(page < last ? [{ relation: 'next', page: page + 1 }] : []),
    ...(page < last ? [{ relation: 'last', page: last }] : []),
    ...(page > 1 ? [{ relation: 'first', page: 1 }] : []),
  ].map((link) => `<${url}?${new URLSearchParams({ ...query, page: String(link.page) })}>; rel="${link.relation}"`);
  return {
    items: all.slice((page - 1) * perPage, page * perPage),
    link: links.length === 0 ? undefined : links.join(', '),
  };
}

function positive(text: string | undefined): number | undefined {
  const number = Number(text);
  return Number.isInteger(number) && number > 0 ? number : undefined;
}
