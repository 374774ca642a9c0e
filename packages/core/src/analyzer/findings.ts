import { oldPriceDays } from '../planner/notices.ts';
import { daysBetween } from '../pricing/price-for.ts';
import type { CostUnknownReport, Place, Report } from './report.ts';

/** Something worth saying about a run, as data. `good` decides how it is shown. */
export type Finding =
  | { readonly kind: 'success-good' | 'success-poor'; readonly good: boolean; readonly rate: number }
  | {
      readonly kind: 'speed-as-expected' | 'speed-slow' | 'speed-fast';
      readonly good: boolean;
      readonly factor: number;
    }
  | { readonly kind: 'saved'; readonly good: boolean; readonly usd: number; readonly part: number }
  | { readonly kind: 'retryable'; readonly good: boolean; readonly count: number }
  | { readonly kind: 'checks-failed'; readonly good: boolean; readonly count: number; readonly total: number }
  | { readonly kind: 'truncated'; readonly good: boolean; readonly count: number }
  | { readonly kind: 'model-differs'; readonly good: boolean; readonly count: number }
  | {
      readonly kind: 'canaries-matched' | 'canaries-unmatched';
      readonly good: boolean;
      readonly matched: number;
      readonly sent: number;
    }
  | { readonly kind: 'price-old'; readonly good: boolean; readonly readOn: string; readonly days: number }
  | { readonly kind: 'cost-unknown'; readonly good: boolean; readonly why: CostUnknownReport }
  | {
      readonly kind: 'repeated';
      readonly good: boolean;
      readonly answers: number;
      readonly keys: number;
      readonly examples: readonly string[];
    }
  | {
      readonly kind: 'malformed-at';
      readonly good: boolean;
      readonly count: number;
      readonly places: readonly Place[];
    }
  | { readonly kind: 'lines-faulty'; readonly good: boolean; readonly count: number }
  | { readonly kind: 'per-request'; readonly good: boolean; readonly seconds: number };

/** Above this the original tool called a run good. */
const goodSuccessRate = 0.9;

/** What a report shows at a glance: success, speed, saving, and what needs a look. */
export function findingsOf(report: Report, expectedSeconds: { from: number; to: number } | null): Finding[] {
  const { requests, checks, durations, cost, integrity, errors } = report;
  const good = requests.successRate > goodSuccessRate;
  const findings: Finding[] = [{ kind: good ? 'success-good' : 'success-poor', good, rate: requests.successRate }];

  const { totalSeconds, secondsPerRequest } = durations;
  if (totalSeconds !== null && expectedSeconds !== null && !report.run.emulated) {
    findings.push(speed(totalSeconds, expectedSeconds));
  } else if (secondsPerRequest !== null && requests.succeeded > 0) {
    findings.push({ kind: 'per-request', good: true, seconds: secondsPerRequest });
  }
  if (cost !== null && cost.saved > 0) {
    findings.push({ kind: 'saved', good: true, usd: cost.saved, part: cost.saved / cost.standard });
  }
  const retryable = errors.filter((error) => error.retryable).reduce((sum, error) => sum + error.count, 0);
  if (retryable > 0) findings.push({ kind: 'retryable', good: false, count: retryable });
  if (checks !== null && checks.failed > 0) {
    findings.push({ kind: 'checks-failed', good: false, count: checks.failed, total: checks.total });
  }
  if (requests.truncated > 0) findings.push({ kind: 'truncated', good: false, count: requests.truncated });
  if (integrity.modelMismatch > 0)
    findings.push({ kind: 'model-differs', good: false, count: integrity.modelMismatch });
  if (integrity.canaries !== null && integrity.canaries.sent > 0) {
    const good = integrity.canaries.matched === integrity.canaries.sent;
    findings.push({ kind: good ? 'canaries-matched' : 'canaries-unmatched', good, ...integrity.canaries });
  }
  const faulty = integrity.duplicated + integrity.malformed + (integrity.unexpected ?? 0);
  if (faulty > 0) findings.push({ kind: 'lines-faulty', good: false, count: faulty });
  return [...findings, ...analysisFindings(report)];
}

/** What needs a look and older reports do not tell. */
function analysisFindings({ run, cost, costUnknown = null, integrity }: Report): Finding[] {
  const { malformed, malformedAt = [], repeated } = integrity;
  const findings: Finding[] = [];
  if (malformedAt.length > 0) {
    findings.push({ kind: 'malformed-at', good: false, count: malformed, places: malformedAt });
  }
  if (repeated !== undefined && repeated.answers > 0) findings.push({ kind: 'repeated', good: false, ...repeated });
  if (costUnknown !== null) findings.push({ kind: 'cost-unknown', good: false, why: costUnknown });
  const days = cost?.readOn === undefined ? 0 : daysBetween(cost.readOn, cost.pricedAt);
  // Of dollars that nobody pays it does not matter how old they are.
  if (cost?.readOn !== undefined && days > oldPriceDays && !run.emulated) {
    findings.push({ kind: 'price-old', good: false, readOn: cost.readOn, days });
  }
  return findings;
}

function speed(seconds: number, expected: { from: number; to: number }): Finding {
  if (seconds > expected.to) return { kind: 'speed-slow', good: false, factor: seconds / expected.to };
  if (seconds < expected.from) return { kind: 'speed-fast', good: true, factor: expected.from / seconds };
  return { kind: 'speed-as-expected', good: true, factor: 1 };
}
