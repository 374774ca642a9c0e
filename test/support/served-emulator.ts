import { createEmulator, serveEmulator } from '../../packages/emulator/src/index.ts';

/** A job as the service lists it. */
interface ServedJob {
  readonly name: string;
  readonly metadata: { readonly displayName: string; readonly model: string; readonly state: string };
}

/** The service on loopback, for a command that believes it is the real one. */
export interface ServedEmulator extends AsyncDisposable {
  readonly url: string;
  /** The environment that sends a command here. */
  readonly env: { readonly GOOGLE_GEMINI_BASE_URL: string; readonly GEMINI_API_KEY: string };
  jobs(): Promise<readonly ServedJob[]>;
  /** What was asked for, each with its query. */
  readonly addresses: readonly string[];
  /** How many files were uploaded or generated. */
  fileCount(): Promise<number>;
  /** Waits for the first request. */
  asked(): Promise<void>;
  /** Waits until a job was created, whether or not its creator has heard of it. */
  created(): Promise<void>;
  /** Lets jobs go on that stood still. */
  release(): void;
}

export interface ServedOptions {
  /** Jobs stay PENDING until `release`. */
  readonly standing?: boolean;
  /** How far its clock is behind, so that a job seems to wait for long. */
  readonly behindMs?: number;
  /** It does not name itself: the command must take it for the real service. */
  readonly disguised?: boolean;
  /** The answer to a creation never arrives. */
  readonly lateCreate?: boolean;
  /** Answers in the emulator's place where it gives an answer. */
  readonly instead?: (request: Request) => Response | undefined;
  /** Changes what the emulator answers. */
  readonly change?: (request: Request, response: Response) => Response | Promise<Response>;
  /** Recorded answers, a JSONL file. */
  readonly answers?: string;
}

/** How far the clock goes with each look at a job: less than any state lasts, so that every state is seen. */
const stepMs = 40_000;

/** Serves an emulator whose clock moves when somebody looks at a job, and not otherwise: nothing depends on speed. */
export async function servedEmulator(options: ServedOptions = {}): Promise<ServedEmulator> {
  let nowMs = Date.now() - (options.behindMs ?? 0);
  let moves = options.standing !== true;
  const addresses: string[] = [];
  const asked = signal();
  const created = signal();
  const { answers, change = (_, response) => response } = options;
  const emulator = createEmulator({ speed: 1, now: () => nowMs, ...(answers === undefined ? {} : { answers }) });
  const fetchMoving = async (input: Request | URL | string): Promise<Response> => {
    const request = input instanceof Request ? input : new Request(input);
    const looks = request.method === 'GET' && /\/batches\/[^/]+$/.test(new URL(request.url).pathname);
    if (looks && moves) nowMs += stepMs;
    addresses.push(request.url);
    asked.give();
    const response = await change(request, options.instead?.(request) ?? (await emulator.fetch(request)));
    if (options.disguised) response.headers.delete('server');
    if (!request.url.includes(':batchGenerateContent')) return response;
    created.give();
    return options.lateCreate ? await new Promise<Response>(() => {}) : response;
  };
  const server = await serveEmulator({ fetch: fetchMoving }, { port: 0 });
  const read = async (path: string) => {
    const response = await emulator.fetch(`/v1beta/${path}`, { headers: { 'x-goog-api-key': 'test' } });
    return await response.json();
  };
  return {
    url: server.url,
    env: { GOOGLE_GEMINI_BASE_URL: server.url, GEMINI_API_KEY: 'a-key' },
    addresses,
    jobs: async () => (await read('batches')).operations ?? [],
    fileCount: async () => ((await read('files')).files ?? []).length,
    asked: () => asked.given,
    created: () => created.given,
    release: () => {
      moves = true;
    },
    [Symbol.asyncDispose]: () => server.close(),
  };
}

/** Something that happens once, and can be waited for. */
function signal(): { readonly given: Promise<void>; give(): void } {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}
