import type { GateReport } from '../analyzer/report.ts';
import { formatRate, formatUsd } from '../locales/format-numbers.ts';
import type { ReportMessages } from '../locales/report-messages.ts';

/** A gate in words: what was measured, and what was required. */
export function gateText({ name, actual, threshold }: GateReport, words: ReportMessages): string {
  const isCost = name === 'maxCostUsd';
  const format = isCost ? formatUsd : formatRate;
  const measured = actual === null ? words.gateUnknown : format(actual);
  return words.gate(words.gates[name], measured, `${isCost ? '≤' : '≥'} ${format(threshold)}`);
}
