import type { Outcome } from './outcome.ts';

/** The outputs of `action.yml`, in its order. */
export const outputNames = [
  'verdict',
  'success-rate',
  'pass-rate',
  'total',
  'failed',
  'cost-usd',
  'run-id',
  'jobs',
  'report-json',
  'report-md',
  'report-html',
  'junit',
  'comment-url',
] as const;

export type OutputName = (typeof outputNames)[number];

/** Where the reports of a run were written. */
export interface ReportFiles {
  readonly json: string;
  /** Null where it could not be written, as the others. */
  readonly markdown: string | null;
  readonly html: string | null;
  readonly junit: string | null;
}

/** All outputs, whatever happened; empty is what is not known. */
export function outputsOf(
  outcome: Outcome,
  { files, commentUrl }: { readonly files: ReportFiles | null; readonly commentUrl: string | null },
): Record<OutputName, string> {
  const report = outcome.kind === 'finished' ? outcome.finished.report : null;
  const run = outcome.kind === 'skipped' ? null : outcome.run;
  return {
    verdict: report?.verdict ?? (outcome.kind === 'skipped' ? 'skipped' : 'error'),
    'success-rate': text(report?.requests.successRate),
    'pass-rate': text(report?.checks?.passRate),
    total: text(report?.requests.total),
    failed: text(report?.requests.failed),
    'cost-usd': text(report?.run.emulated ? 0 : report?.cost?.batch),
    'run-id': run?.id ?? '',
    jobs: JSON.stringify(run?.jobs ?? []),
    'report-json': files?.json ?? '',
    'report-md': files?.markdown ?? '',
    'report-html': files?.html ?? '',
    junit: files?.junit ?? '',
    'comment-url': commentUrl ?? '',
  };
}

function text(value: number | undefined): string {
  return value === undefined ? '' : String(value);
}
