import { isTransient } from '../../client/service-error.ts';
import { isGeminiBatchError } from '../../errors/gemini-batch-error.ts';
import type { JobView } from '../../monitor/job-view.ts';
import type { HeldRun } from '../folder/hold-run.ts';
import type { ShardState } from '../folder/shard-state.ts';
import type { FullContext } from '../run-context.ts';
import { cancelJob } from './cancel-job.ts';

const hourMs = 3_600_000;

/**
 * Cancels a job that waits for too long, when the run is told to, or whose run was cancelled. Its requests do not go
 * again before the service says CANCELLED: until then it may still answer, and be billed. `asked` keeps those that this
 * process has cancelled.
 */
export async function cancelWaiting(
  run: HeldRun,
  { shard, attempt, stuck, sentAtMs }: ShardState,
  look: { readonly job: JobView; readonly waitedMs: number },
  asked: Set<string>,
  context: FullContext,
): Promise<void> {
  const { job } = look;
  // One that is cancelled now is seen to by whoever does it; and one that was may have been taken up again.
  const cancelled = run.cancelledBefore && (await run.state()).cancelled;
  // The age by the service's clock alone would let a clock that is wrong here cancel what was just made.
  const waitedMs = Math.min(look.waitedMs, context.clock.now() - (sentAtMs ?? 0));
  const onStuck = context.onStuck ?? run.record.options.onStuck;
  const due = !cancelled && onStuck !== 'wait' && waitedMs >= context.stuckAfterHours * hourMs;
  // A process that wrote it down and then died may not have asked; nor may one that was cancelling the run.
  if ((stuck === null && !due && !cancelled) || asked.has(job.name)) return;
  if (stuck === null && due) {
    await run.write({ type: 'stuck', shard, attempt, job: job.name, next: onStuck });
    context.onEvent({ kind: 'stuck', job, waitedMs, next: onStuck });
  }
  try {
    await cancelJob(job.name, context);
    asked.add(job.name);
  } catch (error) {
    // It is asked again at the next look.
    if (!isGeminiBatchError(error) || !isTransient(error)) throw error;
    context.onEvent({ kind: 'trouble', job: job.name, error });
  }
}
