import { version } from '../version.ts';

/** How long a receiver has to answer: "within a few seconds", says Google; ten is our choice. */
const usualTimeoutMs = 10_000;

/**
 * Sends one webhook and returns the status that it was answered with, or null when it was not answered in time or
 * `closing` aborted. Never rejects. A redirect is an answer like any other; the body of the answer is not read.
 */
export async function postWebhook(
  send: typeof fetch,
  uri: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  closing: AbortSignal,
  timeoutMs: number = usualTimeoutMs,
): Promise<number | null> {
  const signal = AbortSignal.any([closing, AbortSignal.timeout(timeoutMs)]);
  try {
    const response = await Promise.race([
      send(uri, {
        method: 'POST',
        headers: {
          'content-type': 'application/json; charset=UTF-8',
          'user-agent': `gemini-batch-emulator/${version}`,
          ...headers,
        },
        body,
        redirect: 'manual',
        signal,
      }),
      // A sender of one's own may not heed the signal.
      aborted(signal),
    ]);
    response.body?.cancel().catch(() => {});
    return response.status;
  } catch {
    return null;
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    if (signal.aborted) {
      reject(signal.reason);
    }
  });
}
