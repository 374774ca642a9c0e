import type { Store } from './store.ts';

const lasts = new WeakMap<Store, Map<string, Promise<unknown>>>();

/**
 * Lets one caller at a time do what reads a record and changes it, in the order in which they came; `name` is what they
 * must not do at once. Of other processes on the same folder it knows nothing.
 */
export async function inTurn<T>(store: Store, name: string, action: () => Promise<T>): Promise<T> {
  const ofStore = lasts.get(store) ?? new Map<string, Promise<unknown>>();
  lasts.set(store, ofStore);
  const turn = (ofStore.get(name) ?? Promise.resolve()).catch(() => {}).then(action);
  ofStore.set(name, turn);
  try {
    return await turn;
  } finally {
    if (ofStore.get(name) === turn) {
      ofStore.delete(name);
    }
  }
}
