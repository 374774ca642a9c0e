import { createEmulator, serveEmulator } from '../../packages/emulator/src/index.ts';

/** A job as the service lists it. */
export interface ServedJob {
  readonly name: string;
  readonly metadata: { readonly displayName: string; readonly model: string; readonly state: string };
}

/** The service on loopback, for a command that believes it is the real one. */
export interface ServedEmulator extends AsyncDisposable {
  readonly url: string;
  /** The environment that sends a command here. */
  readonly env: { readonly GOOGLE_GEMINI_BASE_URL: string; readonly GEMINI_API_KEY: string };
  jobs(): Promise<readonly ServedJob[]>;
  /** How many files were uploaded or generated. */
  fileCount(): Promise<number>;
  /** Lets jobs go on that stood still. */
  release(): void;
}

export interface ServedOptions {
  /** Jobs stay PENDING until `release`. */
  readonly standing?: boolean;
  /** Answers in the emulator's place where it gives an answer. */
  readonly instead?: (request: Request) => Response | undefined;
}

/** How far the clock goes with each look at a job: less than any state lasts, so that every state is seen. */
const stepMs = 40_000;

/** Serves an emulator whose clock moves when somebody looks at a job, and not otherwise: nothing depends on speed. */
export async function servedEmulator({ standing = false, instead }: ServedOptions = {}): Promise<ServedEmulator> {
  let nowMs = Date.now();
  let moves = !standing;
  const emulator = createEmulator({ speed: 1, now: () => nowMs });
  const fetchMoving = async (input: Request | URL | string): Promise<Response> => {
    const request = input instanceof Request ? input : new Request(input);
    const looks = request.method === 'GET' && /\/batches\/[^/]+$/.test(new URL(request.url).pathname);
    if (looks && moves) nowMs += stepMs;
    return instead?.(request) ?? (await emulator.fetch(request));
  };
  const server = await serveEmulator({ fetch: fetchMoving }, { port: 0 });
  const read = async (path: string) => {
    const response = await emulator.fetch(`/v1beta/${path}`, { headers: { 'x-goog-api-key': 'test' } });
    return await response.json();
  };
  return {
    url: server.url,
    env: { GOOGLE_GEMINI_BASE_URL: server.url, GEMINI_API_KEY: 'a-key' },
    jobs: async () => (await read('batches')).operations ?? [],
    fileCount: async () => ((await read('files')).files ?? []).length,
    release: () => {
      moves = true;
    },
    [Symbol.asyncDispose]: () => server.close(),
  };
}
