import type { Gates } from '../suites/suite.ts';
import type { Collected, LineFaults } from './collect-results.ts';
import { judgeGates, verdictOf } from './judge-gates.ts';
import type { Report, ReportRun } from './report.ts';
import { createTally } from './tally.ts';
import { wilsonInterval } from './wilson-interval.ts';

/** How long one job was in each state, in seconds; null where it was not seen. */
interface JobTiming {
  readonly createdAtMs: number | null;
  readonly runningAtMs: number | null;
  readonly endedAtMs: number | null;
}

export interface ReportInput {
  readonly tool: Report['tool'];
  readonly run: ReportRun;
  readonly gates: Gates;
  readonly timings: readonly JobTiming[];
  readonly faults: LineFaults;
  /** False for an adopted job: then no key is unexpected, and none missing. */
  readonly requestsKnown: boolean;
  readonly results: Iterable<Collected>;
  /** Requests of adopted jobs that got no answer: the service counts them, their keys are not known. */
  readonly unnamed: readonly { readonly count: number; readonly reason: string; readonly message: string | null }[];
}

/** Makes the report of a run from its results, in one pass. Prices are those of the day on which the run was created. */
export function buildReport(input: ReportInput): Report {
  const { run, faults } = input;
  const tally = createTally(run.model, Date.parse(run.createdAt));
  for (const collected of input.results) tally.add(collected);
  for (const { count, reason, message } of input.unnamed) tally.addUnnamed(count, reason, message);
  const { total, succeeded, missing, truncated, modelMismatch } = tally.requests();
  const checked = tally.checks();
  const checks = checked && {
    ...checked,
    failed: checked.total - checked.passed,
    passRate: checked.passed / checked.total,
    passInterval: wilsonInterval(checked.passed, checked.total),
  };
  // What a job did before it was cancelled or expired is billed, and nobody says how much.
  const cutShort = run.jobs.some((job) => job.state !== 'SUCCEEDED') && missing > 0;
  const cost = cutShort ? null : tally.cost();
  const successRate = total === 0 ? 0 : succeeded / total;
  const costUsd = cost?.batch ?? null;
  const cancelled = run.jobs.some((job) => job.state === 'CANCELLED');
  const gates = judgeGates(input.gates, { successRate, passRate: checks?.passRate ?? null, costUsd, cancelled });
  return {
    schemaVersion: 1,
    tool: input.tool,
    verdict: verdictOf(gates),
    run,
    requests: {
      total,
      succeeded,
      failed: total - succeeded,
      missing,
      truncated,
      successRate,
      successInterval: wilsonInterval(succeeded, total),
    },
    checks,
    byType: tally.byType(),
    finishReasons: tally.finishReasons(),
    errors: tally.errors(),
    tokens: tally.tokens(),
    cost,
    durations: durationsOf(input.timings, total),
    integrity: {
      missing,
      duplicated: faults.duplicated,
      ambiguous: faults.ambiguous,
      unexpected: input.requestsKnown ? faults.unexpected : null,
      malformed: faults.malformed,
      modelMismatch,
      canaries: null,
    },
    gates,
    comparison: null,
  };
}

/** The longest queue and the longest run of all jobs; the total from the first creation to the last end. */
function durationsOf(timings: readonly JobTiming[], requests: number): Report['durations'] {
  const queued = timings.map((job) => between(job.createdAtMs, job.runningAtMs));
  const running = timings.map((job) => between(job.runningAtMs, job.endedAtMs));
  const starts = timings.map((job) => job.createdAtMs);
  const ends = timings.map((job) => job.endedAtMs);
  const totalSeconds = between(extreme(starts, Math.min), extreme(ends, Math.max));
  return {
    queuedSeconds: extreme(queued, Math.max),
    runningSeconds: extreme(running, Math.max),
    totalSeconds,
    secondsPerRequest: totalSeconds === null || requests === 0 ? null : totalSeconds / requests,
  };
}

function between(fromMs: number | null, toMs: number | null): number | null {
  return fromMs === null || toMs === null ? null : Math.max(0, toMs - fromMs) / 1000;
}

/** Of all values, or null when one is unknown. */
function extreme(values: readonly (number | null)[], pick: (...values: number[]) => number): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 || known.length < values.length ? null : pick(...known);
}
