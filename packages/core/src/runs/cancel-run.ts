import { isRefusal } from '../client/service-error.ts';
import { hasCode } from '../errors/gemini-batch-error.ts';
import { jobView } from '../monitor/job-view.ts';
import { openRun } from './folder/open-run.ts';
import { runPaths } from './folder/run-paths.ts';
import { writing } from './folder/writing.ts';
import { type FullContext, type RunContext, withDefaults } from './run-context.ts';

/** What became of the jobs of a cancelled run. */
export interface Cancellation {
  /** Names of the jobs that were asked to stop; each may still answer until it says CANCELLED. */
  readonly asked: readonly string[];
  /** Those that had ended before. */
  readonly ended: readonly EndedJob[];
  /** How many had not been sent; they never are. */
  readonly unsent: number;
}

interface EndedJob {
  readonly name: string;
  readonly state: string;
}

/**
 * Stops a run: nothing more of it is sent, and its jobs at the service are asked to stop. Works while another process
 * drives the run, which then goes on with what was answered. When that cannot be written down, or one job not be stopped,
 * the others are asked all the same before the error is thrown.
 */
export async function cancelRun(folder: string, runContext: RunContext): Promise<Cancellation> {
  const context = withDefaults(runContext);
  const { files, clock, signal } = context;
  const { cancelled } = runPaths(folder);
  // First of all: a process that drives the run reads it before each create, and after.
  const time = new Date(clock.now()).toISOString();
  const failures: unknown[] = [];
  try {
    await writing(cancelled, () => files.create(cancelled, `${JSON.stringify({ time })}\n`));
  } catch (error) {
    // A full disk must not keep what costs money from being stopped.
    failures.push(error);
  }
  const { shards } = await openRun(folder, { files });
  const asked: string[] = [];
  const ended: EndedJob[] = [];
  for (const { job, state, ended: hasEnded } of shards) {
    if (job === null) continue;
    if (hasEnded) {
      if (state !== null) ended.push({ name: job, state: state.state });
      continue;
    }
    try {
      const before = await stopJob(job, context);
      if (before === null) asked.push(job);
      else ended.push(before);
    } catch (error) {
      signal?.throwIfAborted();
      // Nor would the others be reached; each would be tried for as long.
      if (hasCode(error, 'network')) throw error;
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return { asked, ended, unsent: shards.filter(({ job, openIntent }) => job === null && !openIntent).length };
}

/** Asks the service to stop a job; gives the job when it has ended already. */
async function stopJob(job: string, { client }: FullContext): Promise<EndedJob | null> {
  const before = jobView(await client.getBatch(job));
  if (before.ended) return before;
  try {
    await client.cancelBatch(job);
    return null;
  } catch (error) {
    const after = jobView(await client.getBatch(job));
    if (!isRefusal(error) || !after.ended) throw error;
    return after;
  }
}
