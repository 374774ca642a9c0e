import pLimit from 'p-limit';
import type { InlineRequest } from '../../client/gemini-client.ts';
import { isGone, isRefusal } from '../../client/service-error.ts';
import { GeminiBatchError, hasCode, isGeminiBatchError } from '../../errors/gemini-batch-error.ts';
import { createPause, isFreeTierQuota } from '../../monitor/create-pause.ts';
import type { HeldRun } from '../folder/hold-run.ts';
import { readInput } from '../folder/read-requests.ts';
import { displayName, runPaths } from '../folder/run-paths.ts';
import { nextStep, type ShardState, unsentSteps } from '../folder/shard-state.ts';
import { writeShardInputs } from '../folder/write-shard-inputs.ts';
import type { FullContext } from '../run-context.ts';
import { cancelJob } from './cancel-job.ts';
import { findCreatedJobs } from './find-created-jobs.ts';

/** Inputs that are on their way to the service side by side: they share one line. */
const uploadsAtOnce = 4;

/** Creates the jobs of a run, as many as there may be at once. */
export interface Submitter {
  /**
   * Looks up what may have been made, then creates what there is room for. Creates nothing while the service's queue
   * is full. A create is never repeated blindly, for each that arrives at the service makes a job that is paid: one
   * without an answer throws `create-unconfirmed`, and the next call looks it up. Says whether there was room for more
   * than it came to: after a while the jobs that run want to be looked at.
   */
  submit(): Promise<boolean>;
  /** Why nothing more is created now; null when there is room, or all jobs are there. */
  readonly full: QueueFull | null;
}

interface QueueFull {
  /** What the service said; null when the run's own limit is reached. */
  readonly error: GeminiBatchError<'quota-exceeded'> | null;
  /** When it is tried again, unless a job of the run ends before. */
  readonly untilMs: number;
}

export function createSubmitter(run: HeldRun, context: FullContext): Submitter {
  const { record } = run;
  const { clock } = context;
  let refusals = 0;
  let full: (QueueFull & { readonly active: number }) | null = null;
  let hasLooked = false;

  async function submit(): Promise<boolean> {
    await reconcile(run, await unsureShards(run, hasLooked, context), context);
    hasLooked = true;
    const { shards, cancelled } = await run.state();
    const steps = shards.map((shard) => ({ shard, step: nextStep(shard, clock.now(), cancelled) }));
    const unsent = steps.filter(({ step }) => unsentSteps.includes(step)).map(({ shard }) => shard);
    const active = steps.filter(({ step }) => step === 'wait').length;
    if (unsent.length === 0) {
      full = null;
      return false;
    }
    // An end makes room; else the pause must be over.
    if (full !== null && active >= full.active && clock.now() < full.untilMs) return false;
    full = null;
    await writeShardInputs(await run.state(), context);
    const room = record.options.concurrency - active;
    // A service that refused for want of room is not asked for four jobs at once.
    const more = await createSome(unsent.slice(0, Math.max(0, room)), refusals > 0 ? 1 : uploadsAtOnce);
    if (more || full !== null) return more;
    if (room < unsent.length) full = { error: null, untilMs: Number.POSITIVE_INFINITY, active: room + active };
    return false;
  }

  /**
   * Those that have begun are brought to their end, whatever becomes of one of them. Says whether some were not begun
   * only because the time for it was over.
   */
  async function createSome(shards: readonly ShardState[], atOnce: number): Promise<boolean> {
    const untilMs = clock.now() + context.intervalSeconds * 1000;
    let isLate = false;
    let stopped = false;
    let active = record.options.concurrency;
    const limit = pLimit(atOnce);
    const outcomes = await Promise.allSettled(
      shards.map((shard) =>
        limit(async () => {
          isLate ||= clock.now() > untilMs;
          if (isLate || stopped || (await run.state()).cancelled) return;
          try {
            await createJob(run, shard, context);
            refusals = 0;
          } catch (error) {
            stopped = true;
            // The free tier has no batch jobs: there, waiting does not help.
            if (!hasCode(error, 'quota-exceeded') || isFreeTierQuota(error.details)) throw error;
            refusals += full === null ? 1 : 0;
            active = (await run.state()).shards.filter((each) => nextStep(each, clock.now()) === 'wait').length;
            full = {
              error,
              untilMs: clock.now() + createPause(refusals, error.retryAfterMs, record.emulated),
              active,
            };
          }
        }),
      ),
    );
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
    if (full?.error)
      context.onEvent({ kind: 'queue-full', error: full.error, active, waitMs: full.untilMs - clock.now() });
    return isLate && full === null;
  }

  return {
    submit,
    get full() {
      return full;
    },
  };
}

/** Shards that may have a job which this folder does not know of. */
interface UnsureShards {
  /** A create may be under way: that no job is found counts only after some time. */
  readonly open: readonly ShardState[];
  /** A job may have been made long ago. */
  readonly forgotten: readonly ShardState[];
}

/**
 * Creates that were neither confirmed nor refused; and, before the first create here, whatever has no job: the folder may
 * be a copy of an earlier time, or its journal cut short. Only a run that was never taken up is sure to have none.
 */
async function unsureShards(run: HeldRun, hasLooked: boolean, { clock, files }: FullContext): Promise<UnsureShards> {
  const { shards, journal } = await run.state();
  const open = shards.filter((shard) => nextStep(shard, clock.now()) === 'reconcile');
  const unsent = shards.filter(({ job, openIntent }) => job === null && !openIntent);
  if (hasLooked || unsent.length === 0) return { open, forgotten: [] };
  if (journal.length > 0) return { open, forgotten: unsent };
  // Inputs without a single fact: the journal was lost, nobody knows how long ago.
  const { input } = runPaths(run.folder);
  const written = await Promise.all(unsent.map(({ shard, attempt }) => files.exists(input(shard, attempt))));
  return { open: unsent.filter((_, index) => written[index]), forgotten: [] };
}

/** Finds the jobs of shards that may have some, and writes down which of the open creates made none. */
async function reconcile(run: HeldRun, { open, forgotten }: UnsureShards, context: FullContext): Promise<void> {
  if (open.length + forgotten.length === 0) return;
  const jobs = await findCreatedJobs(run, { open, forgotten }, context);
  for (const shard of [...open, ...forgotten]) {
    const job = jobs.get(displayName(run.record, shard));
    if (job !== undefined) await recordCreated(run, shard, job, context);
    else if (open.includes(shard)) await run.write({ type: 'refused', ...placeOf(shard), reason: 'not found by name' });
  }
}

async function createJob(run: HeldRun, shard: ShardState, context: FullContext): Promise<void> {
  const { record } = run;
  const input = record.options.inline
    ? { requests: await inlineRequests(run, shard, context) }
    : { fileName: await uploadedFile(run, shard, context) };
  const name = displayName(record, shard);
  // Nothing was sent yet: whoever interrupts here need not wonder.
  context.signal?.throwIfAborted();
  await run.write({ type: 'intent', ...placeOf(shard), displayName: name });
  let job: string;
  try {
    job = await context.client.createBatch({ model: record.model, displayName: name, ...input });
  } catch (error) {
    if (!isRefusal(error)) throw new GeminiBatchError('create-unconfirmed', { displayName: name }, { cause: error });
    const reason = isGeminiBatchError(error) ? error.code : 'refused';
    await run.write({ type: 'refused', ...placeOf(shard), reason });
    // A file of an earlier time that is gone is uploaded again; one that was uploaded just now tells something else.
    if (shard.file !== null && isGone(error)) return await createJob(run, { ...shard, file: null }, context);
    throw error;
  }
  await recordCreated(run, shard, job, context);
}

async function inlineRequests(run: HeldRun, shard: ShardState, { files }: FullContext): Promise<InlineRequest[]> {
  const requests: InlineRequest[] = [];
  for await (const { key, request } of readInput(run, shard, files)) requests.push({ key, request });
  return requests;
}

/** The input at the service; uploaded again only when it is gone, or soon will be. */
async function uploadedFile(run: HeldRun, shard: ShardState, context: FullContext): Promise<string> {
  if (shard.file !== null && nextStep(shard, context.clock.now()) === 'create') return shard.file.name;
  const place = placeOf(shard);
  const path = runPaths(run.folder).input(place.shard, place.attempt);
  context.onEvent({ kind: 'uploading', shard: place.shard, sizeBytes: await context.files.sizeBytes(path) });
  const file = await context.client.uploadRequests(path, displayName(run.record, shard));
  await run.write({ type: 'uploaded', ...place, file: file.name, expiresAt: file.expirationTime ?? null });
  return file.name;
}

async function recordCreated(run: HeldRun, shard: ShardState, job: string, context: FullContext): Promise<void> {
  await run.write({ type: 'created', ...placeOf(shard), job });
  context.onEvent({ kind: 'created', job, shard: shard.shard, requests: shard.requests });
  // Whoever cancelled the run meanwhile could not see it.
  if ((await run.state()).cancelled) await cancelJob(job, context);
}

function placeOf({ shard, attempt }: ShardState): { readonly shard: number; readonly attempt: number } {
  return { shard, attempt };
}
