import { hasCode } from '../errors/gemini-batch-error.ts';
import { jobView } from '../monitor/job-view.ts';
import { collectJobs } from './drive-run.ts';
import { holdRun } from './folder/hold-run.ts';
import { type FullContext, type RunContext, withDefaults } from './run-context.ts';

/** What was deleted at the service. */
export interface Cleaning {
  readonly files: number;
  readonly jobs: number;
  /** Output files that the service refuses to delete. */
  readonly kept: readonly string[];
}

/**
 * Deletes at the service what a finished run uploaded and generated: its input files, its jobs and their outputs. First
 * fetches what was not fetched yet. Throws `job-not-finished` while a job goes on.
 *
 * The service refuses to delete an output file, whose name is longer than it takes there
 * (googleapis/python-genai#1759, 2026-09-11): such files are told.
 */
export async function cleanRun(folder: string, runContext: RunContext): Promise<Cleaning> {
  const context = withDefaults(runContext);
  return await holdRun(folder, context, async (run) => {
    await collectJobs(run, context);
    const { journal, shards } = await run.state();
    const uploaded = journal.flatMap((fact) => (fact.type === 'uploaded' ? [fact.file] : []));
    const kept: string[] = [];
    let files = 0;
    let jobs = 0;
    for (const { job } of shards) {
      if (job === null) continue;
      const output = await outputOf(job, context);
      if (output !== null) {
        const deleted = await deleteOutput(output, context);
        if (deleted === null) kept.push(output);
        else files += deleted ? 1 : 0;
      }
      jobs += (await context.client.deleteBatch(job)) ? 1 : 0;
    }
    for (const file of new Set(uploaded)) files += (await context.client.deleteFile(file)) ? 1 : 0;
    return { files, jobs, kept };
  });
}

/** The name of a job's output file; null when it has none, or the job is gone already. */
async function outputOf(job: string, { client }: FullContext): Promise<string | null> {
  try {
    return jobView(await client.getBatch(job)).output?.responsesFile ?? null;
  } catch (error) {
    if (hasCode(error, 'job-not-found')) return null;
    throw error;
  }
}

/** Whether it was deleted now; null when the service refuses. */
async function deleteOutput(name: string, { client }: FullContext): Promise<boolean | null> {
  try {
    return await client.deleteFile(name);
  } catch (error) {
    if (hasCode(error, 'request-refused')) return null;
    throw error;
  }
}
