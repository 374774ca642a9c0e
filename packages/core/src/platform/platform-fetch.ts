/** Node keeps its connection pool under this symbol; it is what `fetch` itself uses (undici, `lib/global.js`). */
const globalDispatcherSymbol = Symbol.for('undici.globalDispatcher.1');

interface Dispatcher {
  dispatch(options: object, handler: unknown): boolean;
}

function isDispatcher(value: unknown): value is Dispatcher {
  return typeof value === 'object' && value !== null && 'dispatch' in value && typeof value.dispatch === 'function';
}

/**
 * The platform's `fetch` without its own five-minute limits: Node gives up on a slow answer after 300 s, and a
 * create of a large job may take longer. The client sets a limit for each call instead.
 */
export const platformFetch: typeof fetch = (input, init) => {
  const pool: unknown = Reflect.get(globalThis, globalDispatcherSymbol);
  if (!isDispatcher(pool)) return fetch(input, init);
  const dispatcher: Dispatcher = {
    dispatch: (options, handler) => pool.dispatch({ ...options, headersTimeout: 0, bodyTimeout: 0 }, handler),
  };
  return fetch(input, Object.assign({ ...init }, { dispatcher }));
};
