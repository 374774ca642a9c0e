import {
  analyzedRun,
  expectedSecondsOf,
  type Files,
  hasCode,
  listFailures,
  openRun,
  type Report,
  type RunContext,
  resumeRun,
  type StartOptions,
  startRun,
  submitRun,
} from '@gemini-batch-test/core';
import type { Finished, RunSoFar } from './outcome.ts';

/** A full batch test: start, submit, wait, analyze. Throws what `startRun` and `resumeRun` throw. */
export async function batchTest(
  options: StartOptions,
  context: RunContext & { readonly files: Files },
  /** Called when the run begins, and again when all its jobs are there. */
  onRun: (run: RunSoFar) => Promise<void>,
): Promise<Finished & { readonly folder: string }> {
  const folder = await startRun(options, context);
  await onRun(await runSoFar(folder, context.files));
  const submit = async (): Promise<void> => {
    await submitRun(folder, context).catch((error: unknown) => {
      // There is no room for the rest yet; the wait for these jobs creates them.
      if (!hasCode(error, 'queue-full')) throw error;
    });
  };
  await submit().catch(async (error: unknown) => {
    if (!hasCode(error, 'create-unconfirmed') || context.signal?.aborted) throw error;
    // The answer to a creation was lost. Once more: that looks for the job by its name, and makes none blindly.
    await submit();
  });
  await onRun(await runSoFar(folder, context.files));
  const report = await resumeRun(folder, context);
  return { folder, ...(await finished(folder, report, context.files)) };
}

/** What is known of a run, from its folder. */
export async function runSoFar(folder: string, files: Files): Promise<RunSoFar> {
  const { record, journal, shards } = await openRun(folder, { files });
  const jobs = shards.flatMap(({ job }) => (job === null ? [] : [job]));
  const unconfirmed = shards
    .filter(({ openIntent }) => openIntent)
    .flatMap(({ shard, attempt }) =>
      journal.flatMap((entry) =>
        entry.type === 'intent' && entry.shard === shard && entry.attempt === attempt ? [entry.displayName] : [],
      ),
    );
  return {
    id: record.id,
    folder,
    model: record.model,
    emulated: record.emulated,
    embedded: record.backend === 'emulator',
    requests: record.shards.reduce((sum, { requests }) => sum + requests, 0),
    jobs,
    unconfirmed: [...new Set(unconfirmed)],
  };
}

async function finished(folder: string, report: Report, files: Files): Promise<Finished> {
  const analyzed = analyzedRun(await openRun(folder, { files }), report, { files });
  return { report, ...(await listFailures(report, analyzed.results())), expectedSeconds: expectedSecondsOf(analyzed) };
}
