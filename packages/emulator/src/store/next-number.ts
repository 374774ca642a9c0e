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
  for (;;) {
    if (!(await store.create('counters', `${name}-${number}`, {}))) {
      number += 1;
    } else if (number > 1 && (await store.read('counters', `${name}-${number - 1}`)) === undefined) {
      // It was free only because it was swept: others are far ahead.
      await store.remove('counters', `${name}-${number}`);
      number = (await lastNumber(store, name)) + 1;
    } else {
      break;
    }
  }
  known.set(name, Math.max(number, known.get(name) ?? 0));
  if (number % sweptAtOnce === 0) {
    await sweep(store, name, number - sweptAtOnce);
  }
  return number;
}

/** Numbers of long ago say nothing any more; the last must stay, for the next one is found by them. */
const sweptAtOnce = 100;

async function sweep(store: Store, name: string, last: number): Promise<void> {
  for (let number = last; number > last - sweptAtOnce && number > 0; number -= 1) {
    await store.remove('counters', `${name}-${number}`);
  }
}

async function lastNumber(store: Store, name: string): Promise<number> {
  const start = `${name}-`;
  const ids = (await store.ids('counters')).filter((id) => id.startsWith(start));
  return ids.reduce((last, id) => Math.max(last, Number(id.slice(start.length)) || 0), 0);
}
