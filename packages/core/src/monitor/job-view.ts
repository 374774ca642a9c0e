import {
  type BatchOperation,
  type BatchOutput,
  type BatchStats,
  batchOutput,
  modelId,
  type Status,
} from '../wire/index.ts';

/** A job as the rest of the program sees it: times in ms since the epoch, counts as numbers, `null` where unsaid. */
export interface JobView {
  readonly name: string;
  readonly displayName: string | null;
  /** Without `models/`. */
  readonly model: string | null;
  readonly state: string;
  readonly ended: boolean;
  readonly createdAtMs: number | null;
  readonly endedAtMs: number | null;
  readonly requests: number | null;
  /** How many requests the service has answered, well or not. */
  readonly answered: number | null;
  readonly error: Status | null;
  readonly output: BatchOutput | null;
}

const endStates = ['SUCCEEDED', 'FAILED', 'CANCELLED', 'EXPIRED'];

/** Reads an operation. States are told by their last word: Google's documents mix `BATCH_STATE_` and `JOB_STATE_`. */
export function jobView(operation: BatchOperation): JobView {
  const job = operation.metadata ?? {};
  const state = (job.state ?? 'UNSPECIFIED').replace(/^.*_STATE_/, '');
  const count = job.batchStats?.requestCount;
  return {
    name: operation.name,
    displayName: job.displayName ?? null,
    model: job.model === undefined ? null : modelId(job.model),
    state,
    ended: endStates.includes(state) || operation.done === true,
    createdAtMs: timeMs(job.createTime),
    endedAtMs: timeMs(job.endTime),
    requests: count === undefined ? null : Number(count),
    answered: answeredOf(job.batchStats),
    error: operation.error ?? null,
    output: batchOutput(operation) ?? null,
  };
}

/** A count that is zero is left out; when both are, nothing was said. */
function answeredOf(stats: BatchStats | undefined): number | null {
  const { successfulRequestCount: good, failedRequestCount: bad } = stats ?? {};
  return good === undefined && bad === undefined ? null : Number(good ?? 0) + Number(bad ?? 0);
}

function timeMs(text: string | undefined): number | null {
  const ms = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(ms) ? null : ms;
}
