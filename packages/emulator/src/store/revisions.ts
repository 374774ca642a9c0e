import type { Store } from './store.ts';

interface Revision {
  readonly number: number;
  readonly record: unknown;
}

const none: Revision = { number: 0, record: undefined };

/** The last that this process knows of each name: what was revised once stays. */
const knownOfStores = new WeakMap<Store, Map<string, Revision>>();

// What changes is a series of records, each made once and never replaced: `<name>-1`, `<name>-2`, … So a change that
// was made from an older state than the last cannot be kept, of whatever process it is.

/** The record that holds now, or undefined when there was never one. `name` is an object id. */
export async function lastRevision(store: Store, name: string): Promise<unknown> {
  return (await lastOf(store, name)).record;
}

/** Replaces the record by what `change` makes of it. `change` is called again when another was faster. */
export async function revise(store: Store, name: string, change: (last: unknown) => unknown): Promise<void> {
  for (;;) {
    const { number, record } = await lastOf(store, name);
    if (await store.create('revisions', `${name}-${number + 1}`, change(record))) {
      return;
    }
  }
}

/** Removes all that was kept of the name, which is not to be used again. */
export async function removeRevisions(store: Store, name: string): Promise<void> {
  const { number: last } = await lastOf(store, name);
  for (let number = 1; number <= last; number += 1) {
    await store.remove('revisions', `${name}-${number}`);
  }
  knownOfStores.get(store)?.delete(name);
}

async function lastOf(store: Store, name: string): Promise<Revision> {
  const known = knownOfStores.get(store) ?? new Map<string, Revision>();
  knownOfStores.set(store, known);
  const before = known.get(name) ?? none;
  let last = before;
  for (;;) {
    const record = await store.read('revisions', `${name}-${last.number + 1}`);
    if (record === undefined) {
      break;
    }
    last = { number: last.number + 1, record };
  }
  if (last !== before) {
    known.set(name, last);
  }
  return last;
}
