import type { Report } from '../../analyzer/report.ts';
import type { Result } from '../../analyzer/result.ts';
import type { RequestCost } from './request-cost.ts';

/** Keys of one kind: all are counted, the first are named. */
export interface NamedKeys {
  count: number;
  readonly keys: string[];
}

/** What the page says of the results beyond the report. */
export interface Figures {
  readonly total: number;
  /** Requests that failed, did not pass or changed against the baseline: the table leaves none of them out. */
  readonly notable: number;
  /** Sorted; of the attempt that counts. */
  readonly tokens: Float64Array;
  /** Sorted, in US dollars; null when they do not agree with the cost in the report. */
  readonly costs: Float64Array | null;
  readonly failedKeys: ReadonlyMap<string, NamedKeys>;
  /** Of requests that succeeded without passing, by the checks that did not hold. */
  readonly failedChecks: ReadonlyMap<string, NamedKeys>;
}

/** Of each kind, so many keys are named in plain HTML; the table has them all. */
const namedKeys = 200;

/** Goes over the results of a run once. Memory: some 32 bytes for each of them. */
export async function collectFigures(
  results: AsyncIterable<Result>,
  report: Report,
  costOf: RequestCost,
): Promise<Figures> {
  const isNotable = notableIn(report);
  const failedKeys = new Map<string, NamedKeys>();
  const failedChecks = new Map<string, NamedKeys>();
  const tokens: number[] = [];
  const costs: number[] = [];
  let [total, notable] = [0, 0];
  let isUnpriced = false;
  let isAllPaid = report.integrity.canaries === null;
  for await (const result of results) {
    total += 1;
    if (isNotable(result)) notable += 1;
    if (result.outcome === 'failed') addKey(failedKeys, result.reason, result.key);
    else if (!passes(result)) {
      const failed = result.checks.filter(({ passed }) => !passed).map(({ name }) => name);
      addKey(failedChecks, [...new Set(failed)].join(' · '), result.key);
    }
    if (result.attempt !== null && result.attempt > 1) isAllPaid = false;
    if (result.tokens === null) continue;
    tokens.push(result.tokens.prompt + result.tokens.candidates + result.tokens.thoughts);
    const cost = costOf(result);
    if (cost === null) isUnpriced = true;
    else costs.push(cost);
  }
  const isTold = !isUnpriced && costs.length > 0 && agrees(costs, report, isAllPaid);
  return {
    total,
    notable,
    failedKeys: sorted(failedKeys),
    failedChecks: sorted(failedChecks),
    tokens: Float64Array.from(tokens).sort(),
    costs: isTold ? Float64Array.from(costs).sort() : null,
  };
}

/** Whether a result is of those that a reader looks for. */
export function notableIn({ comparison }: Report): (result: Result) => boolean {
  const changed = new Set([...(comparison?.regressions ?? []), ...(comparison?.improvements ?? [])]);
  return (result) => result.outcome === 'failed' || !passes(result) || changed.has(result.key);
}

function passes({ checks }: Result): boolean {
  return checks.every(({ passed }) => passed);
}

function addKey(into: Map<string, NamedKeys>, kind: string, key: string): void {
  const named = into.get(kind) ?? { count: 0, keys: [] };
  named.count += 1;
  if (named.keys.length < namedKeys) named.keys.push(key);
  into.set(kind, named);
}

function sorted(kinds: ReadonlyMap<string, NamedKeys>): ReadonlyMap<string, NamedKeys> {
  return new Map([...kinds].sort(([, a], [, b]) => b.count - a.count));
}

/**
 * Prices may have changed since the report, or been others: then what single requests cost would contradict what all of
 * them did. Where only some of what was paid counts (earlier attempts, canaries), it must not be more.
 */
function agrees(costs: readonly number[], { cost }: Report, isAllPaid: boolean): boolean {
  if (cost === null) return false;
  const sum = costs.reduce((all, usd) => all + usd, 0);
  const slack = cost.batch * 1e-6 + 1e-9;
  return sum <= cost.batch + slack && (!isAllPaid || sum >= cost.batch - slack);
}
