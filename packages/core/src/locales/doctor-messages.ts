import type { CheckupName, FindingCode, FindingDetails, Outcome } from '../doctor/finding.ts';

/** What was found, in one line, and what the user can do about it. */
export interface FindingWords {
  readonly message: string;
  readonly remedies?: readonly string[];
}

/** The words of the doctor. */
export interface DoctorMessages {
  readonly checks: Readonly<Record<CheckupName, string>>;
  readonly outcomes: Readonly<Record<Outcome, string>>;
  readonly findings: { readonly [C in FindingCode]: (details: FindingDetails[C]) => FindingWords };
  checking(check: string): string;
  summary(counts: Readonly<Record<Outcome, number>>): string;
}
