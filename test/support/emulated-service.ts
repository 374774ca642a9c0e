import { type Clock, createClient, type RunContext } from '../../packages/core/src/index.ts';
import { createEmulator, type Emulator, type EmulatorOptions } from '../../packages/emulator/src/index.ts';

/** What becomes of a call on its way: `arrive` takes it to the emulator, with the address as it is by then. */
export type OnTheWay = (url: URL, arrive: () => Promise<Response>, request: Request) => Response | Promise<Response>;

export interface EmulatedOptions extends Omit<EmulatorOptions, 'now'> {
  readonly apiKey?: string;
  readonly baseUrl?: string;
}

/** The service in memory, and what the tests want to know of it. */
export interface EmulatedService {
  readonly emulator: Emulator;
  /** Stands at noon of a day until somebody waits. */
  readonly clock: Clock;
  /** How long was waited, each time. */
  readonly sleeps: readonly number[];
  /** What was sent, without its body, whatever became of it. */
  readonly sent: readonly Request[];
  /** A run's way to the service. */
  readonly context: RunContext;
  /** Another context, with these parts. */
  connect(more?: Partial<RunContext>): RunContext;
  /** The names of all jobs, asked for past what happens on the way. */
  jobs(): Promise<string[]>;
}

/** An emulator in memory, on a clock that only waiting moves; its answers may be changed on their way. */
export function emulatedService(
  onTheWay: OnTheWay = (_url, arrive) => arrive(),
  { apiKey: usualKey = 'test-key', baseUrl = 'http://e.test', ...options }: EmulatedOptions = {},
): EmulatedService {
  const sleeps: number[] = [];
  const sent: Request[] = [];
  const clock = clockThatWaitingMoves(sleeps);
  const emulator = createEmulator({ speed: 1, ...options, now: clock.now });
  const fetchEmulated: typeof fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const request = new Request(url, { method: init?.method ?? 'GET', headers: init?.headers ?? {} });
    sent.push(request);
    return await onTheWay(url, () => emulator.fetch(url, init), request);
  };
  const connect = (more: Partial<RunContext> = {}): RunContext => {
    const { apiKey = usualKey, signal } = more;
    const client = createClient({ apiKey, baseUrl, fetch: fetchEmulated, clock, ...(signal ? { signal } : {}) });
    return { client, apiKey, clock, ...more };
  };
  const jobs = async (): Promise<string[]> => {
    const names: string[] = [];
    const client = createClient({ apiKey: usualKey, baseUrl, fetch: (url, init) => emulator.fetch(url, init), clock });
    for await (const { name } of client.listBatches()) names.push(name);
    return names;
  };
  return { emulator, clock, sleeps, sent, context: connect(), connect, jobs };
}

function clockThatWaitingMoves(sleeps: number[]): Clock {
  let timeMs = Date.UTC(2026, 10, 23, 12);
  return {
    now: () => timeMs,
    sleep: async (delayMs, signal) => {
      signal?.throwIfAborted();
      sleeps.push(delayMs);
      timeMs += delayMs;
    },
  };
}
