import type { Report, RequestDetail } from '../../packages/core/src/index.ts';
import type { ReportSample } from './report-samples.ts';

/** What became of every request of a sample, in order, as its report counts them. */
export function sampleDetails(sample: ReportSample): RequestDetail[] {
  return sample.report.byType.flatMap((type) =>
    Array.from({ length: type.total }, (_, index) => detailOf(keyOf(type, index + 1), type, index + 1, sample)),
  );
}

function keyOf({ type, checked }: Report['byType'][number], row: number): string {
  return checked ? `${type}-${String(row).padStart(4, '0')}` : `${type}-request-${row}`;
}

function detailOf(
  key: string,
  { type, checked }: Report['byType'][number],
  row: number,
  { report, failures, checkFailures }: ReportSample,
): RequestDetail {
  const failure = failures.find((failed) => failed.key === key);
  const unpassed = checkFailures.find((failed) => failed.key === key)?.checks ?? [];
  const hasLine = failure === undefined || !['MISSING', 'JOB_CANCELLED'].includes(failure.reason);
  const names =
    checked === 0 ? [] : type === 'refund' ? (['json', 'schema', 'maxChars'] as const) : (['number'] as const);
  return {
    result: {
      schemaVersion: 1,
      key,
      type,
      rowDigest: '0123456789abcdef',
      outcome: failure === undefined ? 'succeeded' : 'failed',
      reason: failure?.reason ?? 'STOP',
      message: failure?.message ?? null,
      checks: names.map((name) => ({ name, passed: failure === undefined && !unpassed.includes(name) })),
      tokens: failure === undefined ? { prompt: 106, cached: 0, candidates: 150 + row, thoughts: 0 } : null,
      modelVersion: failure === undefined ? report.run.model : null,
      attempt: hasLine ? 1 : null,
      shard: hasLine ? Math.ceil(row / 100) : null,
      line: hasLine ? ((row - 1) % 100) + 1 : null,
    },
    prompt: `Question ${row} of ${type}?`,
    answer: failure === undefined ? `Answer ${row}.` : null,
  };
}

/** A detail with texts of all kinds: the same text as key, type, reason, message, prompt and answer. */
export function detailWith(text: string, more: Partial<RequestDetail['result']> = {}): RequestDetail {
  return {
    result: {
      schemaVersion: 1,
      key: text,
      type: text,
      rowDigest: '',
      outcome: 'failed',
      reason: text,
      message: text,
      checks: [{ name: 'json', passed: false }],
      tokens: null,
      modelVersion: text,
      attempt: 1,
      shard: 1,
      line: 1,
      ...more,
    },
    prompt: text,
    answer: text,
  };
}
