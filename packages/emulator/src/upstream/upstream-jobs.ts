import { emitWarning } from 'node:process';
import pLimit from 'p-limit';
import type { Answer, Asked } from '../answers/answer.ts';
import type { EmulatorClock } from '../clock/emulator-clock.ts';
import type { BatchRecord } from '../jobs/batch-record.ts';
import { readBatchRecord } from '../jobs/find-batch.ts';
import type { UpstreamSettings } from '../jobs/upstream-settings.ts';
import type { Store } from '../store/store.ts';
import { type AnswerWork, answerJob } from './answer-job.ts';
import { forwardingResponder } from './forwarding-responder.ts';
import { keyFor, type UpstreamAccess } from './upstream-options.ts';

/** The jobs of a store that another server answers, as far as this process has a hand in them. */
export interface UpstreamJobs {
  /**
   * Goes on with a job in the background, if it lacks answers and is not being worked on. One that needs a key which
   * this process has not is left to another: asked without it, every request would fail for good.
   */
  wake(record: BatchRecord): void;
  /** Goes on with all jobs that lack answers. */
  wakeAll(): Promise<void>;
  /** Asks for the answer to a one-off call. Rejects when the signal aborts. */
  ask(settings: UpstreamSettings, asked: Asked, signal: AbortSignal): Promise<Answer>;
  /** Stops asking. What was answered is kept, so any process can go on. */
  close(): Promise<void>;
}

export interface UpstreamJobsParts {
  readonly store: Store;
  readonly clock: EmulatorClock;
  readonly access: UpstreamAccess;
  /** Told when a job has its last answer. */
  readonly onAnswered?: () => void;
}

export function upstreamJobs({ store, clock, access, onAnswered = () => {} }: UpstreamJobsParts): UpstreamJobs {
  const running = new Map<string, Promise<void>>();
  const closing = new AbortController();
  const limited = pLimit(access.concurrency);
  const ask: UpstreamJobs['ask'] = (settings, asked, signal) =>
    limited(async () => {
      signal.throwIfAborted();
      return await forwardingResponder(settings, access, AbortSignal.any([signal, closing.signal]))(asked);
    });
  const work: AnswerWork = {
    store,
    clock,
    concurrency: access.concurrency,
    responder:
      ({ settings }, signal) =>
      async (asked) => {
        if (settings.upstream === undefined) {
          throw new TypeError('The job has no upstream');
        }
        return await ask(settings.upstream, asked, signal);
      },
  };

  const answered = async (id: string): Promise<void> => {
    try {
      await answerJob(work, id, closing.signal);
      onAnswered();
    } catch (error) {
      if (!closing.signal.aborted) {
        // The job stays RUNNING, and the next look at it goes on.
        emitWarning(
          `The answers of job "${id}" could not be kept: ${error instanceof Error ? error.message : 'failed'}`,
        );
      }
    }
  };
  const canAsk = (upstream: UpstreamSettings): boolean => !upstream.needsKey || keyFor(upstream, access) !== undefined;
  const wake = ({ id, settings, answeredTimeMs }: BatchRecord): void => {
    const isOpen = settings.upstream !== undefined && answeredTimeMs === undefined && canAsk(settings.upstream);
    if (!isOpen || running.has(id) || closing.signal.aborted) {
      return;
    }
    running.set(
      id,
      answered(id).finally(() => running.delete(id)),
    );
  };
  return {
    wake,
    async wakeAll() {
      for (const id of await store.ids('batches')) {
        const record = await readBatchRecord(store, id);
        if (record !== undefined) {
          wake(record);
        }
      }
    },
    ask,
    async close() {
      closing.abort();
      await Promise.all(running.values());
    },
  };
}
