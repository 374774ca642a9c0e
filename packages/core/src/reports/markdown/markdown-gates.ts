import type { GateReport, Report } from '../../analyzer/report.ts';
import type { ReportMessages } from '../../locales/report-messages.ts';
import { gateSign, gateValues } from '../gate-values.ts';
import { whyUnjudged } from '../why-unjudged.ts';
import { brokenLines } from './markdown-lines.ts';

/** A line for each gate: what was measured, what is required, and why it could not be judged. */
export function gateLines(report: Report, words: ReportMessages): string[] {
  const lines = report.gates.map((gate) => {
    const mark = { pass: '✅', fail: '❌', inconclusive: '⚠️' }[gate.verdict];
    const { actual, threshold } = shownValues(gate, report, words);
    const line = words.gate(words.markdown.gates[gate.name], `**${actual}**`, threshold);
    return `${mark} ${gate.verdict === 'inconclusive' ? words.markdown.because(line, whyUnjudged(gate, report, words)) : line}`;
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
