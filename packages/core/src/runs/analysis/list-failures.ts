import type { Report } from '../../analyzer/report.ts';
import type { Result } from '../../analyzer/result.ts';
import type { CheckFailure, Failure } from '../../reports/failure.ts';

/** What a report for people tells one by one. */
export interface ListedFailures {
  /** The failed requests, or some of them; those that will not go away by themselves first. */
  readonly failures: readonly Failure[];
  /** The requests that succeeded without passing their checks, or the first of them. */
  readonly checkFailures: readonly CheckFailure[];
}

/** Failures of each sort, at most so many. */
export async function listFailures(
  report: Report,
  results: AsyncIterable<Result>,
  longest = 1_000,
): Promise<ListedFailures> {
  const temporary = new Set(report.errors.filter(({ retryable }) => retryable).map(({ status }) => status));
  const lasting: Failure[] = [];
  const passing: Failure[] = [];
  const checkFailures: CheckFailure[] = [];
  for await (const { key, outcome, reason, message, checks } of results) {
    if (outcome === 'failed') {
      const list = temporary.has(reason) ? passing : lasting;
      if (list.length < longest) list.push({ key, reason, message });
      continue;
    }
    const failed = checks.filter(({ passed }) => !passed).map(({ name }) => name);
    if (failed.length > 0 && checkFailures.length < longest) checkFailures.push({ key, checks: failed });
  }
  return { failures: [...lasting, ...passing], checkFailures };
}
