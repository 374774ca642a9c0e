import type { Finding, FindingCode, Outcome } from '../doctor/finding.ts';
import type { DoctorMessages, FindingWords } from '../locales/doctor-messages.ts';
import { tool } from '../tool.ts';
import { countOutcomes, findingWords } from './text/doctor-text.ts';

/** What `doctor --json` prints: how many findings there are of each outcome, and all of them in order. */
export interface DoctorDocument extends Readonly<Record<Outcome, number>> {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: string; readonly version: string };
  /** `fail` when there is a fault. */
  readonly verdict: 'pass' | 'fail';
  readonly findings: readonly (Pick<Finding, 'check' | 'outcome'> & {
    readonly code: FindingCode;
  } & Required<FindingWords>)[];
}

/** Findings as `doctor --json` prints them. Texts are one line each; the caller takes a key out of them. */
export function doctorDocument(findings: readonly Finding[], words: DoctorMessages): DoctorDocument {
  const counts = countOutcomes(findings);
  return {
    schemaVersion: 1,
    tool,
    verdict: counts.fault > 0 ? 'fail' : 'pass',
    ...counts,
    findings: findings.map((found) => {
      const { check, outcome, code } = found;
      return { check, outcome, code, ...findingWords(found, words) };
    }),
  };
}
