import { connectionFaultOf } from './call-faults/connection-fault.ts';
import { answerControl } from './control/answer-control.ts';
import { answerCall } from './dispatch/answer-call.ts';
import type { EmulatorParts } from './emulator-context.ts';
import { type EmulatorOptions, emulatorParts } from './emulator-options.ts';
import { internalError, invalidArgument, ServiceError } from './http/service-error.ts';
import { version } from './version.ts';
import { webhookSender } from './webhooks/webhook-sender.ts';

/** The emulated service, as `createEmulator` makes it. Its `fetch` stands in for the platform's. */
export interface Emulator {
  /**
   * Answers a request. Every answer, an error too, is a response; it rejects only when the request's signal aborts, or
   * when a fault breaks the connection: with a TypeError, as the platform's does.
   */
  fetch(input: Request | URL | string, init?: RequestInit): Promise<Response>;
  /** The time in ms since the epoch by the emulator's clock. */
  now(): Promise<number>;
  /** Moves the emulator's clock forward. Throws a RangeError for a time that is not forward, or beyond the year 9000. */
  advance(byMs: number): Promise<void>;
  /**
   * Sends the webhooks that are due, and returns as soon as they are on their way: with the ms until the next is due,
   * infinite when none is. Every request and `advance` do it in the background, `serveEmulator` does it in time.
   */
  sendWebhooks(): Promise<number>;
  /** Sends the webhooks that are due, and resolves when each was answered, or not within ten seconds. */
  settled(): Promise<void>;
  /**
   * Goes on with all jobs that wait for the answers of an upstream, in the background. Creating, getting and listing
   * jobs do it for these, `serveEmulator` does it at its start.
   */
  resume(): Promise<void>;
  /**
   * Stops asking an upstream and sending webhooks, and removes the temporary files of an emulator without a data folder, which then has
   * forgotten all.
   */
  close(): Promise<void>;
}

/** A path alone is asked of this host. */
const defaultOrigin = 'http://emulator.localhost';

/**
 * Creates an emulator of the Gemini Batch and Files API: models, one-off calls, uploads, files, jobs and webhooks, under
 * `/v1`, `/v1beta` and `/v1alpha`. It opens no port (`serveEmulator` does), and reaches nobody but the upstream that it
 * is given and the addresses of webhooks.
 *
 * It is no model: its answers are invented unless there are `answers` or an `upstream`, and its token counts are a rule
 * of thumb. It does not cover the OpenAI-compatible endpoint (404), nor `cachedContents`, `fileSearchStores`, tuned
 * models, `files.register`, the filter of a list, the older resumable uploads with `Content-Range`, and the calls of
 * webhooks other than to create one (501), nor pages of other origins in a browser. It protects nothing: nearly any key
 * is accepted, and whoever reaches it reads everything.
 *
 * @throws RangeError for an option that cannot be used, rules among them.
 * @example
 * const emulator = createEmulator({ speed: 600 });
 * const answer = await emulator.fetch('https://generativelanguage.googleapis.com/v1beta/batches?key=any');
 */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  const parts: EmulatorParts = emulatorParts(options, () => webhooks.wake(true));
  const webhooks = webhookSender(parts, options.sendWebhook ?? globalThis.fetch);
  const advance = async (byMs: number): Promise<void> => {
    await parts.clock.advance(byMs);
    webhooks.wake(true);
  };
  return {
    async fetch(input, init) {
      init?.signal?.throwIfAborted();
      const request = requestOf(input, init);
      if (request instanceof ServiceError) {
        return named(request.toResponse());
      }
      request.signal.throwIfAborted();
      try {
        const response = (await answerControl({ parts, advance }, request)) ?? (await answerCall(parts, request));
        if (request.signal.aborted) {
          await response.body?.cancel();
          throw request.signal.reason;
        }
        return named(response);
      } catch (error) {
        // What its client or a rule broke stays broken.
        if (request.signal.aborted || connectionFaultOf(error) !== undefined) {
          throw error;
        }
        return named(internalError(error).toResponse());
      } finally {
        webhooks.wake(request.method !== 'GET');
      }
    },
    now: () => parts.clock.now(),
    advance,
    resume: () => parts.upstreamJobs.wakeAll(),
    async close() {
      await webhooks.close();
      await parts.upstreamJobs.close();
      await parts.store.close();
    },
    sendWebhooks: webhooks.send,
    settled: webhooks.settled,
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
