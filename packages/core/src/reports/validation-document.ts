import type { ValidationWords } from '../locales/validation-words.ts';
import type { Validation } from '../requests/validation.ts';
import { type RuleCode, type Severity, validationRules } from '../requests/validation-rules.ts';
import { tool } from '../tool.ts';
import { type ShownIssue, shownIssue } from './shown-issue.ts';

/** What `validate --json` prints. Within a schemaVersion, fields are only ever added. */
export interface ValidationDocument extends Omit<Validation, 'rules'> {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: string; readonly version: string };
  /** `fail` when there are errors, or, held strictly, warnings. */
  readonly verdict: 'pass' | 'fail';
  readonly rules: readonly {
    readonly rule: RuleCode;
    readonly severity: Severity;
    readonly title: string;
    readonly source: string;
    readonly count: number;
    /** The first 500. */
    readonly issues: readonly ShownIssue[];
  }[];
}

/** A validation as `validate --json` prints it. `strict`: warnings fail it too. */
export function validationDocument(
  { rules, ...facts }: Validation,
  { words, strict }: { readonly words: ValidationWords; readonly strict: boolean },
): ValidationDocument {
  const failed = facts.errors > 0 || (strict && facts.warnings > 0);
  return {
    schemaVersion: 1,
    tool,
    verdict: failed ? 'fail' : 'pass',
    ...facts,
    rules: rules.map(({ rule, severity, count, issues }) => ({
      rule,
      severity,
      title: words.titles[rule],
      source: validationRules[rule].source,
      count,
      issues: issues.map((issue) => shownIssue(rule, issue, words)),
    })),
  };
}
