import type { GateReport } from '../analyzer/report.ts';
import type { ReportMessages } from '../locales/report-messages.ts';
import { gateSign, gateValues } from './gate-values.ts';

/** A gate in words: what was measured, and what was required. */
export function gateText(gate: GateReport, words: ReportMessages): string {
  const { actual, threshold } = gateValues(gate);
  return words.gate(words.gates[gate.name], actual ?? words.gateUnknown, `${gateSign(gate)} ${threshold}`);
}
