import { type EmulatorOptions, emulatorContext } from './emulator-options.ts';
import { invalidArgument, ServiceError } from './http/service-error.ts';
import { routes } from './routes.ts';
import { version } from './version.ts';

/** The emulated service. Its `fetch` stands in for the platform's. */
export interface Emulator {
  /** Answers a request. Every answer, an error too, is a response; only an abort by the request's signal rejects. */
  fetch(input: Request | URL | string, init?: RequestInit): Promise<Response>;
}

/** A path alone is asked of this host. */
const defaultOrigin = 'http://emulator.localhost';

/**
 * Creates an emulator of the Gemini Batch and Files API.
 *
 * @throws RangeError when `speed` or `seed` is not a usable number.
 * @example
 * const emulator = createEmulator({ speed: 600 });
 * const answer = await emulator.fetch('https://generativelanguage.googleapis.com/v1beta/batches?key=any');
 */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  const app = routes(emulatorContext(options));

  return {
    async fetch(input, init) {
      init?.signal?.throwIfAborted();
      const request = requestOf(input, init);
      if (request instanceof ServiceError) {
        return named(request.toResponse());
      }
      request.signal.throwIfAborted();
      const response = await app.fetch(request);
      request.signal.throwIfAborted();
      return named(response);
    },
  };
}

function requestOf(input: Request | URL | string, init: RequestInit | undefined): Request | ServiceError {
  try {
    if (input instanceof Request) {
      return init === undefined ? input : new Request(input, init);
    }
    return new Request(new URL(input, defaultOrigin), init);
  } catch {
    return invalidArgument('The request is malformed.');
  }
}

function named(response: Response): Response {
  response.headers.set('server', `gemini-batch-emulator/${version}`);
  return response;
}
