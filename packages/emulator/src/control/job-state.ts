import { modelId } from '@gemini-batch-test/core/wire';
import type { BatchRecord } from '../jobs/batch-record.ts';
import { jobAt } from '../jobs/job-at.ts';
import type { Outcomes } from '../jobs/operation.ts';
import { countedOutcomes } from '../output/job-outcomes.ts';
import { describeFate, describeRule } from '../rules/describe-rule.ts';
import type { Store } from '../store/store.ts';

/** A job as the page shows it. Times are milliseconds since the epoch on the emulator's clock. */
export interface JobState {
  readonly name: string;
  readonly displayName: string | null;
  /** Without `models/`. */
  readonly model: string;
  readonly kind: 'generateContent' | 'embedContent';
  readonly source: 'file' | 'inline';
  /** `PENDING` */
  readonly state: string;
  readonly isDone: boolean;
  readonly createTimeMs: number;
  /** When it starts to run; null for one that never does. */
  readonly startTimeMs: number | null;
  /** When it ended, or will end if nobody interferes. */
  readonly endTimeMs: number | null;
  readonly requests: number;
  /** How its requests ended, once it has an output. */
  readonly outcomes: Outcomes | null;
  /** What was in store for it when it was created. */
  readonly faults: readonly string[];
}

/** A job at a time. */
export async function jobState(store: Store, record: BatchRecord, timeMs: number): Promise<JobState> {
  const { state, isDone, startTimeMs, endTimeMs } = jobAt(record, timeMs);
  return {
    name: `batches/${record.id}`,
    displayName: record.displayName ?? null,
    model: modelId(record.model),
    kind: record.kind,
    source: record.inputFile === undefined ? 'inline' : 'file',
    state: state.replace('BATCH_STATE_', ''),
    isDone,
    createTimeMs: record.createTimeMs,
    startTimeMs: finite(startTimeMs),
    endTimeMs: finite(endTimeMs),
    requests: record.requestCount,
    outcomes: state === 'BATCH_STATE_SUCCEEDED' ? ((await countedOutcomes(store, record)) ?? null) : null,
    faults: [...describeFate(record.fate), ...record.lineRules.map(describeRule)],
  };
}

function finite(timeMs: number): number | null {
  return Number.isFinite(timeMs) ? timeMs : null;
}
