import { isRefusal } from '../client/service-error.ts';
import { type JobView, jobView } from '../monitor/job-view.ts';
import { openRun } from './open-run.ts';
import { type RunContext, withDefaults } from './run-context.ts';
import { runPaths } from './run-paths.ts';
import { writing } from './writing.ts';

/** What became of the jobs of a cancelled run. */
export interface Cancellation {
  /** Names of the jobs that were asked to stop; each may still answer until it says CANCELLED. */
  readonly asked: readonly string[];
  /** Those that had ended before. */
  readonly ended: readonly JobView[];
  /** How many had not been sent; they never are. */
  readonly unsent: number;
}

/**
 * Stops a run: nothing more of it is sent, and its jobs at the service are asked to stop. Works while another process
 * drives the run, which then goes on with what was answered.
 */
export async function cancelRun(folder: string, runContext: RunContext): Promise<Cancellation> {
  const { client, files, clock } = withDefaults(runContext);
  const { cancelled } = runPaths(folder);
  // First of all: a process that drives the run reads it before each create, and after.
  const time = new Date(clock.now()).toISOString();
  await writing(cancelled, () => files.create(cancelled, `${JSON.stringify({ time })}\n`));
  const { shards } = await openRun(folder, { files });
  const asked: string[] = [];
  const ended: JobView[] = [];
  for (const { job } of shards) {
    if (job === null) continue;
    const before = jobView(await client.getBatch(job));
    if (before.ended) {
      ended.push(before);
      continue;
    }
    try {
      await client.cancelBatch(job);
      asked.push(job);
    } catch (error) {
      const after = jobView(await client.getBatch(job));
      if (!isRefusal(error) || !after.ended) throw error;
      ended.push(after);
    }
  }
  return { asked, ended, unsent: shards.filter(({ job, openIntent }) => job === null && !openIntent).length };
}
