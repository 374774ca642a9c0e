import { isCutShort } from '../analyzer/cut-short.ts';
import type { GateReport, Report } from '../analyzer/report.ts';
import type { ReportMessages } from '../locales/report-messages.ts';

/** Why a gate could not be judged. */
export function whyUnjudged(gate: GateReport, report: Report, words: ReportMessages): string {
  const { run, checks, requests } = report;
  const { markdown } = words;
  const { unjudged } = markdown;
  if (gate.name === 'maxRegressions' || gate.name === 'noRegression') {
    if (report.comparison === null) return words.comparison.unjudged.noBaseline;
    if (report.comparison.problem !== null) return words.comparison.problem(report.comparison.problem);
    return report.comparison.pValue === null ? words.comparison.unjudged.nothingPaired : unjudged.cancelled;
  }
  if (gate.name === 'maxCostUsd') {
    return isCutShort(run.jobs, requests.missing) ? unjudged.cutShort : unjudged.priceUnknown;
  }
  if (run.jobs.some((job) => job.state === 'CANCELLED')) return unjudged.cancelled;
  return checks === null ? unjudged.unchecked : unjudged.cancelled;
}
