import type { Store } from './store.ts';

const lastNumbers = new WeakMap<Store, Map<string, number>>();

/**
 * The next number of a count, from 1: no two callers get the same, not even in two processes on one folder. `name` is
 * an object id of at most 40 characters.
 */
export async function nextNumber(store: Store, name: string): Promise<number> {
  const known = lastNumbers.get(store) ?? new Map<string, number>();
  lastNumbers.set(store, known);
  let number = (known.get(name) ?? (await lastNumber(store, name))) + 1;
  while (!(await store.create('counters', `${name}-${number}`, {}))) {
    number += 1;
  }
  known.set(name, Math.max(number, known.get(name) ?? 0));
  return number;
}

async function lastNumber(store: Store, name: string): Promise<number> {
  const start = `${name}-`;
  const ids = (await store.ids('counters')).filter((id) => id.startsWith(start));
  return ids.reduce((last, id) => Math.max(last, Number(id.slice(start.length)) || 0), 0);
}
