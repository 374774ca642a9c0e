import type { Store } from '../store/store.ts';

interface Turn {
  readonly controller: AbortController;
  readonly ended: Promise<void>;
}

const turns = new WeakMap<Store, Map<string, Turn>>();

/**
 * Lets one request at a time work on an upload. The newest takes the place of the one before, whose signal aborts: a
 * client that has given up a request and tries again need not wait until its old connection is seen to be gone.
 */
export async function takeTurn<T>(
  store: Store,
  uploadId: string,
  action: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const ofStore = turns.get(store) ?? new Map<string, Turn>();
  turns.set(store, ofStore);
  const before = ofStore.get(uploadId);
  const { promise, resolve } = Promise.withResolvers<void>();
  const turn: Turn = { controller: new AbortController(), ended: promise };
  ofStore.set(uploadId, turn);
  try {
    before?.controller.abort();
    await before?.ended;
    return await action(turn.controller.signal);
  } finally {
    resolve();
    if (ofStore.get(uploadId) === turn) {
      ofStore.delete(uploadId);
    }
  }
}
