import { isRefusal } from '../client/service-error.ts';
import { GeminiBatchError, isGeminiBatchError } from '../errors/gemini-batch-error.ts';
import { keyFingerprint } from '../json/digest.ts';
import { jobView } from '../monitor/job-view.ts';
import { appendToJournal } from './journal.ts';
import type { OpenRun } from './open-run.ts';
import type { FullContext } from './run-context.ts';
import { displayName, runPaths } from './run-paths.ts';
import { nextStep, type ShardState } from './shard-state.ts';

/** How often a create without an answer is looked for. */
const looks = 3;

/**
 * Brings a shard to its job: uploads, creates, or finds the job that an earlier create may have made. A create is
 * never repeated blindly, for each that arrives at the service makes a job that is paid.
 */
export async function submitShard(run: OpenRun, shard: ShardState, context: FullContext): Promise<void> {
  const { clock } = context;
  let step = nextStep(shard, clock.now());
  if (step === 'reconcile') {
    const job = await findJob(run, shard, context);
    if (job !== null) return recordCreated(run, shard, job, context);
    const place = { shard: shard.shard, attempt: shard.attempt };
    await appendToJournal(run.folder, { type: 'refused', ...place, reason: 'not found by name' }, context);
    step = nextStep({ ...shard, openIntent: false }, clock.now());
  }
  if (step === 'upload') await create(run, shard, await upload(run, shard, context), context);
  else if (step === 'create' && shard.file !== null) await create(run, shard, shard.file.name, context);
}

async function upload(run: OpenRun, state: ShardState, context: FullContext): Promise<string> {
  const { shard, attempt } = state;
  const path = runPaths(run.folder).input(shard, attempt);
  context.onEvent({ kind: 'uploading', shard, sizeBytes: await context.files.sizeBytes(path) });
  const file = await context.client.uploadRequests(path, displayName(run.record, state));
  const expiresAt = file.expirationTime ?? null;
  await appendToJournal(run.folder, { type: 'uploaded', shard, attempt, file: file.name, expiresAt }, context);
  return file.name;
}

async function create(run: OpenRun, shard: ShardState, fileName: string, context: FullContext): Promise<void> {
  const { record } = run;
  const place = { shard: shard.shard, attempt: shard.attempt };
  const name = displayName(record, shard);
  // Nothing was sent yet: whoever interrupts here need not wonder.
  context.signal?.throwIfAborted();
  await appendToJournal(run.folder, { type: 'intent', ...place, displayName: name }, context);
  let job: string;
  try {
    job = await context.client.createBatch({ model: record.model, fileName, displayName: name });
  } catch (error) {
    if (!isRefusal(error)) throw new GeminiBatchError('create-unconfirmed', { displayName: name }, { cause: error });
    await appendToJournal(
      run.folder,
      { type: 'refused', ...place, reason: isGeminiBatchError(error) ? error.code : 'refused' },
      context,
    );
    throw error;
  }
  await recordCreated(run, shard, job, context);
}

async function recordCreated(run: OpenRun, shard: ShardState, job: string, context: FullContext): Promise<void> {
  await appendToJournal(run.folder, { type: 'created', shard: shard.shard, attempt: shard.attempt, job }, context);
  context.onEvent({ kind: 'created', job, shard: shard.shard, requests: shard.requests });
}

/** Looks a job up by its name. That it is not there counts only after some time: a create may still be under way. */
async function findJob(run: OpenRun, shard: ShardState, context: FullContext): Promise<string | null> {
  const { record } = run;
  if (record.keyFingerprint !== keyFingerprint(record.id, context.apiKey)) {
    throw new GeminiBatchError('key-differs', { run: record.id });
  }
  const name = displayName(record, shard);
  context.onEvent({ kind: 'looking-up', displayName: name });
  for (let look = 1; ; look += 1) {
    const found = new Set<string>();
    for await (const operation of context.client.listBatches()) {
      if (jobView(operation).displayName === name) found.add(operation.name);
    }
    const jobs = [...found];
    if (jobs.length > 1) throw new GeminiBatchError('jobs-of-one-name', { displayName: name, jobs });
    if (jobs[0] !== undefined) return jobs[0];
    if (look === looks) return null;
    await context.clock.sleep(context.lookupSpanMs / (looks - 1), context.signal);
  }
}
