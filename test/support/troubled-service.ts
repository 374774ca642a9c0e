import { createClient, type GeminiClient } from '../../packages/core/src/index.ts';
import { createEmulator, serveEmulator } from '../../packages/emulator/src/index.ts';
import { troubledAnswers } from './troubled-run.ts';

/** A service on a port, with trouble that is the same each time whoever asks it in whichever order. */
export interface TroubledService extends AsyncDisposable {
  /** The environment that sends a command here. */
  readonly env: Readonly<Record<string, string>>;
  /** Asks it past the trouble, when all that shows late can be seen. */
  readonly client: GeminiClient;
}

/** A new job shows only in the second list. */
const listMs = 1000;
const listedAfterSeconds = 1.5;

/**
 * Serves an emulator whose clock moves when a job is looked at, by `lookMs`, and otherwise hardly: a state lasts a minute
 * at least, so whoever looks often enough at each job sees them all. The first create of shard 2 makes its job,
 * but a 503 stands where the answer should be; that of shard 3 makes none.
 */
export async function troubledService({ lookMs }: { lookMs: number }): Promise<TroubledService> {
  let nowMs = Date.now();
  const faults = [...troubledAnswers, { job: {}, do: { listedAfterSeconds } }];
  const emulator = createEmulator({ speed: 1, now: () => nowMs, faults });
  const asked = new Set<string>();
  const overloaded = () =>
    Response.json({ error: { code: 503, message: 'Overloaded', status: 'UNAVAILABLE' } }, { status: 503 });

  async function create(request: Request): Promise<Response> {
    const { batch } = await request.clone().json();
    const name: string = batch.displayName ?? batch.display_name;
    const isFirst = !asked.has(name);
    asked.add(name);
    if (isFirst && name.endsWith('/0003/1')) return overloaded();
    const response = await emulator.fetch(request);
    return isFirst && name.endsWith('/0002/1') ? overloaded() : response;
  }

  const fetchTroubled = async (input: Request | URL | string): Promise<Response> => {
    const request = input instanceof Request ? input : new Request(input);
    const { pathname } = new URL(request.url);
    if (request.method === 'GET' && pathname.endsWith('/batches')) nowMs += listMs;
    if (request.method === 'GET' && pathname.includes('/batches/')) nowMs += lookMs;
    return pathname.endsWith(':batchGenerateContent') ? await create(request) : await emulator.fetch(request);
  };
  const server = await serveEmulator({ fetch: fetchTroubled }, { port: 0 });
  const pastTrouble: typeof fetch = async (input, init) => {
    nowMs += 60_000;
    return await emulator.fetch(input, init);
  };
  return {
    env: { GOOGLE_GEMINI_BASE_URL: server.url, GEMINI_API_KEY: 'a-key' },
    client: createClient({ apiKey: 'a-key', baseUrl: server.url, fetch: pastTrouble }),
    [Symbol.asyncDispose]: () => server.close(),
  };
}
