import * as z from 'zod';
import { invalidArgument } from './service-error.ts';

/** What a list can be paged by: newest first, of one age by number where there is one, then by id. */
export interface Listed {
  readonly id: string;
  readonly createTimeMs: number;
  /** The how-many-th it is. */
  readonly ordinal?: number;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextPageToken?: string;
}

const positionSchema = z.tuple([z.number(), z.number(), z.string()]);

/**
 * One page of a list. The token says after which item the page begins, so a page stays right when items come or go
 * between two calls and no server has to remember it.
 */
export function pageOf<T extends Listed>(
  all: readonly T[],
  query: URLSearchParams,
  sizes: { readonly default: number; readonly max: number },
  order: 'newest-first' | 'oldest-first' = 'newest-first',
): Page<T> {
  const compare = order === 'newest-first' ? newestFirst : (one: Listed, other: Listed) => newestFirst(other, one);
  const size = pageSize(query.get('pageSize') ?? query.get('page_size'), sizes);
  const token = query.get('pageToken') || query.get('page_token') || undefined;
  const after = token === undefined ? undefined : position(token);
  const sorted = all.toSorted(compare);
  const rest = after === undefined ? sorted : sorted.filter((item) => compare(after, item) < 0);
  const items = rest.slice(0, size);
  const last = items.at(-1);
  return last === undefined || rest.length <= size ? { items } : { items, nextPageToken: pageToken(last) };
}

function newestFirst(one: Listed, other: Listed): number {
  const later = other.createTimeMs - one.createTimeMs || (other.ordinal ?? 0) - (one.ordinal ?? 0);
  return later || (one.id < other.id ? -1 : Number(one.id > other.id));
}

function pageSize(text: string | null, sizes: { readonly default: number; readonly max: number }): number {
  if (text === null || /^0*$/.test(text)) {
    return sizes.default;
  }
  if (!/^\d{1,9}$/.test(text)) {
    throw invalidArgument('Page size must be a whole number that is not negative.');
  }
  return Math.min(Number(text), sizes.max);
}

function pageToken(item: Listed): string {
  return btoa(JSON.stringify([item.createTimeMs, item.ordinal ?? 0, item.id]))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}

function position(token: string): Listed {
  try {
    const text = atob(token.replace(/-/g, '+').replace(/_/g, '/'));
    const [createTimeMs, ordinal, id] = positionSchema.parse(JSON.parse(text));
    return { createTimeMs, ordinal, id };
  } catch {
    throw invalidArgument('Page token is not valid.');
  }
}
