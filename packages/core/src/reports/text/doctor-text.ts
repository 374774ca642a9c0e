import stringWidth from 'string-width';
import type { Finding, FindingCode, Outcome } from '../../doctor/finding.ts';
import type { DoctorMessages, FindingWords } from '../../locales/doctor-messages.ts';
import { plainLine } from '../plain-line.ts';
import type { Paint } from './paint.ts';
import { padTo } from './text-table.ts';

const styles = { ok: 'good', warning: 'warn', fault: 'bad', skipped: 'dim' } as const;

/** What a finding says, each text one line, whatever came from outside. */
export function findingWords<C extends FindingCode>(found: Finding<C>, words: DoctorMessages): Required<FindingWords> {
  const { message, remedies = [] } = words.findings[found.code](found.details);
  return { message: plainLine(message, 500), remedies: remedies.map((remedy) => plainLine(remedy, 500)) };
}

/** A finding as lines for a terminal: the outcome, the check, what was found; below it what to do. */
export function doctorText(found: Finding, words: DoctorMessages, paint: Paint): string {
  const { message, remedies } = findingWords(found, words);
  const { check, outcome } = found;
  const outcomeWidth = widest(Object.values(words.outcomes));
  const label = padTo(words.checks[check], widest(Object.values(words.checks)));
  const lines = [
    `${paint(styles[outcome], padTo(words.outcomes[outcome], outcomeWidth))}  ${label}  ${message}`,
    ...remedies.map((remedy) => `${' '.repeat(outcomeWidth)}  → ${remedy}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** How many findings of each outcome there are. */
export function countOutcomes(findings: readonly Finding[]): Record<Outcome, number> {
  const counts = { ok: 0, warning: 0, fault: 0, skipped: 0 };
  for (const { outcome } of findings) counts[outcome] += 1;
  return counts;
}

function widest(texts: readonly string[]): number {
  return Math.max(...texts.map((text) => stringWidth(text)));
}
