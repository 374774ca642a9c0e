import { type PageLanguage, pageLanguages } from './page-words.ts';

/** The language that is asked for in `?lang=`, else the one of Accept-Language that the reader likes best, else English. */
export function pageLanguage(query: URLSearchParams, headers: Headers): PageLanguage {
  const wishes = (headers.get('accept-language') ?? '')
    .split(',')
    .map((part) => {
      const [name = '', ...parameters] = part.split(';');
      const quality = parameters.map((text) => /^\s*q\s*=\s*([\d.]+)\s*$/.exec(text)?.[1]).find((found) => found);
      return { name: name.trim(), quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ name }) => name);
  const found = [query.get('lang') ?? '', ...wishes].map((name) =>
    pageLanguages.find((lang) => name.toLowerCase().split('-')[0] === lang),
  );
  return found.find((lang) => lang !== undefined) ?? 'en';
}
