import type { Gates } from '../suites/suite.ts';
import type { LineFaults } from './collect-results.ts';
import { isCutShort } from './cut-short.ts';
import { durationsOf, type JobTiming } from './durations.ts';
import { judgeGates, verdictOf } from './judge-gates.ts';
import type { ComparisonReport, Place, Report, ReportRun } from './report.ts';
import type { Tally } from './tally.ts';
import { wilsonInterval } from './wilson-interval.ts';

export interface ReportInput {
  readonly tool: Report['tool'];
  readonly run: ReportRun;
  readonly gates: Gates;
  readonly timings: readonly JobTiming[];
  readonly faults: LineFaults;
  readonly malformedAt: readonly Place[];
  /** False for an adopted job: then no key is unexpected, and none missing. */
  readonly requestsKnown: boolean;
  /** Null when the run has none. */
  readonly canaries: Report['integrity']['canaries'];
  /** Null without a baseline. */
  readonly comparison: ComparisonReport | null;
  /** Every result of the run, added up. */
  readonly tally: Tally;
}

/** Makes the report of a run from what its results add up to. */
export function buildReport(input: ReportInput): Report {
  const { run, faults, comparison, tally } = input;
  const { total, succeeded, missing, truncated, modelMismatch } = tally.requests();
  const checked = tally.checks();
  const checks = checked && {
    ...checked,
    failed: checked.total - checked.passed,
    passRate: checked.passed / checked.total,
    passInterval: wilsonInterval(checked.passed, checked.total),
  };
  const cutShort = isCutShort(run.jobs, missing);
  const cost = cutShort ? null : tally.cost();
  const successRate = total === 0 ? 0 : succeeded / total;
  const costUsd = cost?.batch ?? null;
  const cancelled = missing > 0 && run.jobs.some(({ state }) => state === 'CANCELLED' || state === 'NOT_SENT');
  const passRate = checks?.passRate ?? null;
  const gates = judgeGates(input.gates, { successRate, passRate, costUsd, comparison, cancelled });
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
    costUnknown: cutShort ? { reason: 'cut-short', models: [] } : cost === null ? tally.costUnknown() : null,
    durations: durationsOf(input.timings, total),
    integrity: {
      missing,
      duplicated: faults.duplicated,
      ambiguous: faults.ambiguous,
      unexpected: input.requestsKnown ? faults.unexpected : null,
      malformed: faults.malformed,
      malformedAt: input.malformedAt,
      repeated: tally.repeated(),
      modelMismatch,
      canaries: input.canaries,
    },
    gates,
    comparison,
  };
}
