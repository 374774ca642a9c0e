import {
  describeError,
  formatCount,
  formatUsdPair,
  type GeminiBatchError,
  type Lang,
  type RunEvent,
  reportWords,
} from '@gemini-batch-test/core';
import type { ActionMessages } from './locales/action-messages.ts';
import type { Log } from './log.ts';

/** Between two lines that say only that a job goes on. */
const quietMs = 10 * 60_000;

/** Says in the log what happens in a run: a line per change, and one now and then while nothing does. */
export function showProgress(log: Log, lang: Lang, { events }: ActionMessages): (event: RunEvent) => void {
  const saidAtMs = new Map<string, number>();
  const { duration: inWords } = reportWords(lang);
  const duration = (ms: number) => inWords(ms / 1000);
  return (event) => {
    switch (event.kind) {
      case 'planned':
        return log.info(events.planned(formatCount(event.requests), formatCount(event.jobs)));
      case 'uploading':
        return log.info(events.uploading(event.shard));
      case 'looking-up':
        return log.info(events.lookingUp(event.displayName));
      case 'created':
        return log.info(events.created(event.job, formatCount(event.requests)));
      case 'attempt':
        return log.info(events.attempt(formatCount(event.requests), event.attempt));
      case 'attempt-skipped': {
        const { requests, attempt, mayCostUsd, limitUsd } = event;
        const [cost, limit] = formatUsdPair(mayCostUsd ?? limitUsd, limitUsd);
        const text = events.attemptSkipped(formatCount(requests), attempt, mayCostUsd === null ? null : cost, limit);
        return log.warning(text);
      }
      case 'downloading':
        return log.info(events.downloading(event.job));
      case 'gone':
        return log.warning(events.gone(event.job));
      case 'trouble':
        return log.info(events.trouble(describeError(event.error, lang).message));
      case 'state': {
        const { job, from, tookMs } = event;
        const change = from === null ? job.state : `${from} → ${job.state}`;
        log.info(events.state(job.name, change, tookMs === null ? null : duration(tookMs)));
        if (job.error?.message) log.info(events.jobFailed(job.name, job.error.message));
        return;
      }
      case 'look': {
        const { job, waitedMs } = event;
        if (waitedMs - (saidAtMs.get(job.name) ?? 0) < quietMs) return;
        saidAtMs.set(job.name, waitedMs);
        return log.info(events.waiting(job.name, job.state, duration(waitedMs)));
      }
    }
  };
}

/** Says in the log that a call is tried again. */
export function showRetry(log: Log, lang: Lang, { events }: ActionMessages) {
  return (error: GeminiBatchError, delayMs: number): void => {
    log.info(events.retrying(describeError(error, lang).message, reportWords(lang).duration(delayMs / 1000)));
  };
}
