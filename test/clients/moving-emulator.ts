import {
  createEmulator,
  type Emulator,
  type EmulatorOptions,
  serveEmulator,
} from '../../packages/emulator/src/index.ts';

/** An emulator on a port, for a client that was not made for it. */
export interface MovingEmulator extends AsyncDisposable {
  readonly url: string;
  readonly emulator: Emulator;
  /** What was asked for so far: method, and path with query. */
  readonly calls: readonly string[];
}

/** Less than any state of a job lasts, so that a client that polls sees every state. */
const stepMs = 40_000;

/** Serves an emulator whose clock moves when somebody looks at a job, and not otherwise: nothing depends on speed. */
export async function movingEmulator(options: Omit<EmulatorOptions, 'now' | 'speed'> = {}): Promise<MovingEmulator> {
  const calls: string[] = [];
  const startMs = Date.now();
  const emulator = createEmulator({ ...options, speed: 1, now: () => startMs });
  const fetchMoving: Emulator['fetch'] = async (input, init) => {
    const request = input instanceof Request ? input : new Request(input, init);
    const { pathname, search } = new URL(request.url);
    calls.push(`${request.method} ${pathname}${search}`);
    if (request.method === 'GET' && /\/batches\/[^/]+$/.test(pathname)) await emulator.advance(stepMs);
    return await emulator.fetch(request);
  };
  const server = await serveEmulator({ ...emulator, fetch: fetchMoving }, { port: 0 });
  return { url: server.url, emulator, calls, [Symbol.asyncDispose]: () => server.close() };
}
