import {
  describeError,
  describeIssue,
  formatCount,
  formatUsdPair,
  type GeminiBatchError,
  type Lang,
  noticeText,
  type Progress,
  type RunEvent,
  reportWords,
  validationWords,
} from '@gemini-batch-test/core';
import type { ActionMessages } from './locales/action-messages.ts';
import type { Log } from './log.ts';

/** Between two lines that say only that a job goes on. */
const quietMs = 10 * 60_000;

/** Says in the log what happens in a run: a line per change, and one now and then while nothing does. */
export function showProgress(log: Log, lang: Lang, { events }: ActionMessages): (event: RunEvent) => void {
  let saidAtMs = 0;
  const { duration: inWords } = reportWords(lang);
  const duration = (ms: number) => inWords(ms / 1000);
  return (event) => {
    switch (event.kind) {
      case 'planned':
        return log.info(events.planned(formatCount(event.requests), formatCount(event.jobs)));
      case 'notice':
        return log.warning(noticeText(event.notice, lang));
      case 'input-warnings':
        for (const { issue, count } of event.warnings) {
          const text = describeIssue(event.file, issue, validationWords(lang).issues);
          log.warning(events.inputWarning(text, count === 1 ? null : formatCount(count - 1)));
        }
        return;
      case 'uploading':
        return log.info(events.uploading(event.shard));
      case 'unconfirmed':
        return log.info(describeError(event.error, lang).message);
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
      case 'queue-full': {
        const { message } = describeError(event.error, lang);
        return log.info(events.queueFull(message, formatCount(event.active), duration(event.waitMs)));
      }
      case 'refused':
        return log.warning(events.refused(describeError(event.error, lang).message));
      case 'stuck':
        return log.warning(events.stuck(event.job.name, duration(event.waitedMs)));
      case 'progress': {
        const { pending, running, ended, jobs, waitedMs } = event;
        // A clock that was set back must not silence it for hours.
        if (Math.abs(waitedMs - saidAtMs) < quietMs) return;
        saidAtMs = waitedMs;
        return log.info(events.waiting(formatJobs({ pending, running, ended, jobs }), duration(waitedMs)));
      }
    }
  };
}

/** `PENDING 2, RUNNING 3, 5/10`: the states by the service's names, and how many of the jobs have ended. */
function formatJobs({
  pending,
  running,
  ended,
  jobs,
}: Pick<Progress, 'pending' | 'running' | 'ended' | 'jobs'>): string {
  const states = [pending > 0 ? `PENDING ${pending}` : '', running > 0 ? `RUNNING ${running}` : ''];
  return [...states, `${ended}/${jobs}`].filter((text) => text !== '').join(', ');
}

/** Says in the log that a call is tried again. */
export function showRetry(log: Log, lang: Lang, { events }: ActionMessages) {
  return (error: GeminiBatchError, delayMs: number): void => {
    log.info(events.retrying(describeError(error, lang).message, reportWords(lang).duration(delayMs / 1000)));
  };
}
