import { isCutShort } from '../../analyzer/cut-short.ts';
import type { GateReport, Report } from '../../analyzer/report.ts';
import type { ReportMessages } from '../../locales/report-messages.ts';
import { gateSign, gateValues } from '../gate-values.ts';
import { brokenLines } from './markdown-lines.ts';

/** A line for each gate: what was measured, what is required, and why it could not be judged. */
export function gateLines(report: Report, words: ReportMessages): string[] {
  const lines = report.gates.map((gate) => {
    const mark = { pass: '✅', fail: '❌', inconclusive: '⚠️' }[gate.verdict];
    const { actual, threshold } = shownValues(gate, report, words);
    const line = words.gate(words.markdown.gates[gate.name], `**${actual}**`, threshold);
    const why = gate.verdict === 'inconclusive' ? whyUnjudged(gate, report, words) : null;
    return `${mark} ${why === null ? line : words.markdown.because(line, why)}`;
  });
  return brokenLines(lines);
}

function shownValues(gate: GateReport, report: Report, words: ReportMessages): { actual: string; threshold: string } {
  const { actual, threshold } = gateValues(gate);
  const shown = (text: string, emulated: boolean) =>
    gate.name === 'maxCostUsd' ? words.markdown.usd(text.slice(1), emulated) : text;
  return {
    actual: actual === null ? words.gateUnknown : shown(actual, report.run.emulated),
    threshold: `${gateSign(gate)} ${shown(threshold, false)}`,
  };
}

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
