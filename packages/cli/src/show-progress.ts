import {
  describeError,
  describeIssue,
  formatBytes,
  formatCount,
  formatDuration,
  formatUsdPair,
  isGeminiBatchError,
  noticeText,
  type Progress,
  plainLine,
  type RunEvent,
  reportWords,
  validationWords,
} from '@gemini-batch-test/core';
import type { CliMessages } from './locales/cli-messages.ts';
import type { Session } from './session.ts';

/** `[10:35:22]`, the local time of day. */
export function timeOfDay(atMs: number): string {
  const time = new Date(atMs);
  return `[${[time.getHours(), time.getMinutes(), time.getSeconds()].map((n) => String(n).padStart(2, '0')).join(':')}]`;
}

const spinner = '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏';

const barWidth = 16;

/** How the jobs stand: how many have ended, wait and run, what they have answered, and how long they are waited for. */
function liveLine(progress: Progress, { waited, atMs }: { waited: string; atMs: number }, words: CliMessages): string {
  const { ended, jobs, answered, requests } = progress;
  const done = answered === null ? ended / jobs : answered / Math.max(1, requests);
  const filled = Math.min(barWidth, Math.round(done * barWidth));
  const bar = `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)}`;
  return `${spinner[Math.floor(atMs / 200) % spinner.length]} ${bar} ${[...countsOf(progress, words), waited].join(' · ')}`;
}

function countsOf(
  { jobs, ended, pending, running, unsent, answered, requests }: Progress,
  words: CliMessages,
): string[] {
  const state = running > 0 ? 'RUNNING' : 'PENDING';
  const states = jobs === 1 ? [state] : [words.jobsEnded(ended, jobs), ...statesOf({ pending, running })];
  if (unsent > 0) states.push(words.jobsUnsent(unsent));
  if (answered !== null) states.push(words.answered(formatCount(answered), formatCount(requests)));
  return states;
}

function statesOf({ pending, running }: Pick<Progress, 'pending' | 'running'>): string[] {
  return [...(running > 0 ? [`RUNNING ${running}`] : []), ...(pending > 0 ? [`PENDING ${pending}`] : [])];
}

/**
 * Says what happens in a run: a line per change, and on a terminal a live line in between. `toResults` sends the
 * changes of state where results go, for a command whose result they are.
 */
export function showProgress(session: Session, options: { toResults: boolean }): (event: RunEvent) => void {
  const { terminal, words, lang } = session;
  const { duration } = reportWords(lang);
  let toldFull = false;
  const say = (line: string) => terminal.note(`${timeOfDay(Date.now())} ${line}`);
  return (event) => {
    switch (event.kind) {
      case 'input-warnings':
        for (const { issue, count } of event.warnings) {
          const text = describeIssue(event.file, issue, validationWords(lang).issues);
          terminal.note(`${terminal.paintNote('warn', words.warning)}${words.inputWarning(text, count - 1)}`);
        }
        return;
      case 'planned':
        return terminal.note(words.planned(formatCount(event.requests), jobCount(event.jobs, lang), event.folder));
      case 'notice':
        return terminal.note(`${terminal.paintNote('warn', '!')} ${plainLine(noticeText(event.notice, lang))}`);
      case 'uploading':
        return say(words.uploading(formatBytes(event.sizeBytes), event.shard));
      case 'unconfirmed': {
        const { message } = describeError(event.error, lang);
        say(message);
        if (isGeminiBatchError(event.error.cause)) terminal.note(`  ${describeError(event.error.cause, lang).message}`);
        return;
      }
      case 'looking-up':
        return say(words.lookingUp(event.displayName));
      case 'created':
        return say(words.created(event.job, formatCount(event.requests)));
      case 'trouble':
        return say(words.trouble(describeError(event.error, lang).message));
      case 'gone':
        return say(words.jobGone(event.job));
      case 'downloading':
        return say(words.downloading(event.job));
      case 'attempt':
        return say(words.attempt(formatCount(event.requests), event.attempt));
      case 'attempt-skipped': {
        const { requests, attempt, mayCostUsd, limitUsd } = event;
        const [cost, limit] = formatUsdPair(mayCostUsd ?? 0, limitUsd);
        return say(words.attemptSkipped(formatCount(requests), attempt, mayCostUsd === null ? null : cost, limit));
      }
      case 'retry':
        for (const line of words.retry(event.again, event.cutOff, event.final)) say(line);
        return;
      case 'progress': {
        const lookedAtMs = Date.now();
        return terminal.live(() => {
          const nowMs = Date.now();
          const waited = duration(Math.floor((event.waitedMs + nowMs - lookedAtMs) / 1000));
          return liveLine(event, { waited, atMs: nowMs }, words);
        });
      }
      case 'queue-full': {
        const { message } = describeError(event.error, lang);
        const wait = duration(Math.ceil(event.waitMs / 1000));
        // What was said and what it may mean is told once; after that, only that it is still so.
        if (!toldFull) for (const line of words.queueFull(message.replace(/\.+$/, ''))) say(line);
        toldFull = true;
        return say(words.queueNext(event.active, wait));
      }
      case 'refused':
        return say(words.refused(describeError(event.error, lang).message));
      case 'stuck':
        return say(words.stuck(event.job.name, duration(Math.floor(event.waitedMs / 1000)), event.next));
      case 'state': {
        const took = event.tookMs === null ? '' : ` (${formatDuration(event.tookMs / 1000)})`;
        const change = event.from === null ? event.job.state : `${event.from} → ${event.job.state}`;
        const which = event.of > 1 ? `  ${event.job.name}` : '';
        const line = `${timeOfDay(event.atMs)} ${change}${took}${which}`;
        if (event.job.ended) terminal.live(null);
        if (options.toResults) terminal.out(`${line}\n`);
        else terminal.note(line);
        if (event.job.error?.message)
          terminal.note(words.jobFailed(event.job.name, plainLine(event.job.error.message)));
        return;
      }
      case 'advice':
        for (const line of words.advice(
          event.advice,
          duration(Math.floor(event.waitedMs / 60_000) * 60),
          event.job.name,
          event.others,
        )) {
          terminal.note(line);
        }
    }
  };
}

export function jobCount(jobs: number, lang: Session['lang']): string {
  if (lang === 'zh') return `${jobs} 个任务`;
  return jobs === 1 ? '1 job' : `${jobs} jobs`;
}
