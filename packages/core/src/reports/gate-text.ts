import type { GateReport, Report } from '../analyzer/report.ts';
import type { ReportMessages } from '../locales/report-messages.ts';
import { gateSign, gateValues } from './gate-values.ts';
import { whyUnjudged } from './why-unjudged.ts';

/** A gate of a report in words: what was measured, what was required, and why it could not be judged. */
export function gateText(gate: GateReport, report: Report, words: ReportMessages): string {
  const { actual, threshold } = gateValues(gate);
  const text = words.gate(words.gates[gate.name], actual ?? words.gateUnknown, `${gateSign(gate)} ${threshold}`);
  return gate.verdict === 'inconclusive' ? words.markdown.because(text, whyUnjudged(gate, report, words)) : text;
}
