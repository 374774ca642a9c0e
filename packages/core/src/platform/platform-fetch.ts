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
 * create of a large job may take longer. The client sets a limit for each call instead. What is sent with a body is
 * never sent again on its own.
 */
export const platformFetch: typeof fetch = (input, init) => {
  const pool: unknown = Reflect.get(globalThis, globalDispatcherSymbol);
  if (!isDispatcher(pool)) return fetch(input, sentOnce(init));
  const dispatcher: Dispatcher = {
    dispatch: (options, handler) => pool.dispatch({ ...options, headersTimeout: 0, bodyTimeout: 0 }, handler),
  };
  return fetch(input, Object.assign({ ...sentOnce(init) }, { dispatcher }));
};

/**
 * Deno sends a request again when a connection that it kept is reset, though the server may have acted on it: a create
 * would make two jobs. A body that it reads as a stream it cannot send again, and a Blob's length it tells all the same
 * (2.9.6; denoland/deno pull requests 32566 and 36415, read 2026-11-28).
 */
function sentOnce(init: RequestInit | undefined): RequestInit | undefined {
  const body = init?.body;
  const isInMemory = typeof body === 'string' || ArrayBuffer.isView(body);
  return 'Deno' in globalThis && isInMemory ? { ...init, body: new Blob([body]) } : init;
}
