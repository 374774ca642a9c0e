import { GeminiBatchError, isGeminiBatchError } from '../errors/gemini-batch-error.ts';
import { innermostReason } from './innermost-reason.ts';

/**
 * The body of an answer, but a pause of more than `idleMs` between two pieces is a `timeout`, and a connection that
 * breaks in the middle a `network` error. How long the whole takes does not matter: a result may have gigabytes.
 */
export function guardedBody(
  body: ReadableStream<Uint8Array>,
  { host, idleMs }: { host: string; idleMs: number },
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  // Nothing is read before it is asked for: the pause counts only while somebody waits.
  return new ReadableStream(
    {
      async pull(controller) {
        let timer: ReturnType<typeof setTimeout> | undefined;
        const idle = new Promise<never>((_, reject) => {
          const give = () => reject(new GeminiBatchError('timeout', { host, seconds: idleMs / 1000 }));
          timer = setTimeout(give, idleMs);
        });
        try {
          const { done, value } = await Promise.race([reader.read(), idle]);
          if (done) controller.close();
          else controller.enqueue(value);
        } catch (error) {
          reader.cancel(error).catch(() => {});
          if (isGeminiBatchError(error)) throw error;
          throw new GeminiBatchError('network', { host, reason: innermostReason(error) }, { cause: error });
        } finally {
          clearTimeout(timer);
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}
