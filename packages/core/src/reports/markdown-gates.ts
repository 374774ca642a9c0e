import type { GateReport, Report } from '../analyzer/report.ts';
import { formatRate, formatUsdPair } from '../locales/format-numbers.ts';
import type { ReportMessages } from '../locales/report-messages.ts';
import { brokenLines } from './markdown-lines.ts';
import { markdownUsd } from './markdown-usd.ts';

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
  const { actual, threshold } = gate;
  if (gate.name !== 'maxCostUsd') {
    return {
      actual: actual === null ? words.gateUnknown : formatRate(actual),
      threshold: `≥ ${formatRate(threshold)}`,
    };
  }
  const { emulated } = report.run;
  if (actual !== null && gate.verdict === 'fail') {
    const [more, less] = formatUsdPair(actual, threshold);
    return {
      actual: words.markdown.usd(more.slice(1), emulated),
      threshold: `≤ ${words.markdown.usd(less.slice(1), false)}`,
    };
  }
  return {
    actual: actual === null ? words.gateUnknown : markdownUsd(actual, emulated, words),
    threshold: `≤ ${markdownUsd(threshold, false, words)}`,
  };
}

function whyUnjudged(gate: GateReport, { run, checks, requests }: Report, { markdown }: ReportMessages): string {
  const { unjudged } = markdown;
  if (gate.name === 'maxCostUsd') {
    const isCutShort = requests.missing > 0 && run.jobs.some((job) => job.state !== 'SUCCEEDED');
    return isCutShort ? unjudged.cutShort : unjudged.priceUnknown;
  }
  if (run.jobs.some((job) => job.state === 'CANCELLED')) return unjudged.cancelled;
  return checks === null ? unjudged.unchecked : unjudged.cancelled;
}
