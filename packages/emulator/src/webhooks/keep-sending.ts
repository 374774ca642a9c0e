import { clearTimeout, setTimeout } from 'node:timers';
import type { WebhookSender } from './webhook-sender.ts';

/** The clock may be advanced, and jobs be created, by another process: it looks at least as often as this. */
const longestWaitMs = 1000;
const shortestWaitMs = 20;

/** Sends webhooks when they are due, until it is told to stop. It keeps no process alive. */
export function keepSending(send: WebhookSender['send']): () => void {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  const sendAndWait = async (): Promise<void> => {
    const waitMs = await send().catch(() => longestWaitMs);
    if (!isStopped) {
      timer = setTimeout(sendAndWait, Math.min(Math.max(waitMs, shortestWaitMs), longestWaitMs)).unref();
    }
  };
  sendAndWait();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}
