import { setImmediate } from 'node:timers/promises';
import type { EmulatorParts } from '../emulator-context.ts';
import { keepDeliveriesOfEndedJobs } from './ended-jobs.ts';
import { nextAttempt } from './next-attempt.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { postWebhook } from './post-webhook.ts';
import { signedHeaders } from './signed-headers.ts';
import { beginAttempt, deliveryIds, endAttempt, readAttempts, readDelivery } from './stored-deliveries.ts';
import type { WebhookDelivery } from './webhook-delivery.ts';

/** Sends what is due: a function of the records and the clock. What it holds in memory only saves it from reading. */
export interface WebhookSender {
  /**
   * Sends what is due, and returns as soon as all of it is on its way: with the ms until the next webhook is due, which
   * are infinite when none is. Rejects when the store does.
   */
  send(): Promise<number>;
  /** Sends in the background if anything can be due. Never rejects. `mayChange`: the request before it was no look. */
  wake(mayChange: boolean): Promise<void>;
  /** Resolves when nothing that is due is on its way. */
  settled(): Promise<void>;
  /** Breaks off what is on its way, to be tried again by whoever comes next, and sends no more. */
  close(): Promise<void>;
}

/** Without a reason to, how long what other processes keep may go unseen. */
const longestBlindMs = 5000;
const mostAtATime = 32;

/** `post` stands in for the platform's fetch. */
export function webhookSender(
  { store, clock }: Pick<EmulatorParts, 'store' | 'clock'>,
  post: typeof fetch,
): WebhookSender {
  const known = { jobs: new Set<string>(), deliveries: new Set<string>() };
  const onTheirWay = new Map<string, Promise<void>>();
  const closing = new AbortController();
  let nextDueMs = Number.NEGATIVE_INFINITY;
  let lastLookMs = Number.NEGATIVE_INFINITY;
  let endedCount = 0;
  let someWait = false;

  const attempt = async (delivery: WebhookDelivery, number: number, nowMs: number): Promise<void> => {
    // One that is not going to be sent would count, and be waited for.
    if (closing.signal.aborted || !(await beginAttempt(store, delivery, number, nowMs))) {
      return;
    }
    const body = JSON.stringify(delivery.event);
    // The receiver's clock was not advanced with ours, and it refuses what is not of these minutes.
    const status = await signedHeaders(store, delivery, body, clock.givenTimeMs()).then(
      (headers) => postWebhook(post, delivery.uri, headers, body, closing.signal),
      () => null,
    );
    if (status === null && closing.signal.aborted) {
      // Nobody knows what became of it: that is what an attempt without an end says.
      return;
    }
    await endAttempt(store, delivery, number, { timeMs: await clock.now(), status });
  };

  const start = (delivery: WebhookDelivery, number: number, nowMs: number): void => {
    const way = attempt(delivery, number, nowMs)
      // What cannot be kept is tried again when its time has passed.
      .catch(() => {})
      .then(() => {
        onTheirWay.delete(delivery.id);
        // A retry waits for the next reason to look: one attempt after the other would keep the process alive.
        nextDueMs = Number.NEGATIVE_INFINITY;
        endedCount += 1;
        if (someWait) {
          look().catch(() => {});
        }
      });
    onTheirWay.set(delivery.id, way);
  };

  const look = oneAtATime(async (): Promise<number> => {
    if (closing.signal.aborted) {
      return Number.POSITIVE_INFINITY;
    }
    lastLookMs = performance.now();
    const endedBefore = endedCount;
    const nowMs = await clock.now();
    let dueMs = await keepDeliveriesOfEndedJobs(store, known.jobs, nowMs);
    someWait = false;
    for (const [id, last] of await deliveryIds(store)) {
      if (known.deliveries.has(id) || onTheirWay.has(id)) {
        continue;
      }
      const delivery = await readDelivery(store, id);
      const next = delivery && nextAttempt(delivery, await readAttempts(store, delivery, last));
      if (delivery === undefined) {
        continue;
      }
      if (next === undefined) {
        known.deliveries.add(id);
      } else if (next.dueTimeMs > nowMs) {
        dueMs = Math.min(dueMs, next.dueTimeMs);
      } else if (onTheirWay.size < mostAtATime) {
        start(delivery, next.number, nowMs);
      } else {
        someWait = true;
      }
    }
    nextDueMs = endedCount === endedBefore ? dueMs : Number.NEGATIVE_INFINITY;
    return Math.max(0, dueMs - nowMs);
  });

  return {
    send: look,
    async wake(mayChange) {
      try {
        const isBlind = performance.now() - lastLookMs > longestBlindMs;
        if (mayChange || isBlind || (nextDueMs < Number.POSITIVE_INFINITY && nextDueMs <= (await clock.now()))) {
          // The answer to the client goes first.
          await setImmediate();
          await look();
        }
      } catch {
        // The answer to the client tells of a store that does not work.
      }
    },
    async close() {
      closing.abort();
      await Promise.all(onTheirWay.values());
    },
    async settled() {
      do {
        await Promise.all(onTheirWay.values());
        await look();
      } while (onTheirWay.size > 0);
    },
  };
}
