import type { LocatedIssue } from './located-issue.ts';
import type { BrokenRule } from './validation.ts';
import { isRuleCode, type RuleCode, validationRules } from './validation-rules.ts';

/** So many issues of a rule are kept; the others are counted. */
const keptIssues = 500;

/** What came of all issues. */
export interface TalliedIssues {
  readonly errors: number;
  readonly warnings: number;
  readonly rules: readonly BrokenRule[];
}

/** Counts issues by their rule, in memory that does not grow with them: of each rule it keeps the first. */
export function createIssueTally(): { add(located: LocatedIssue): void; result(): TalliedIssues } {
  const rules = new Map<RuleCode, { count: number; readonly issues: LocatedIssue[] }>();
  return {
    add(located) {
      const { code } = located.issue;
      if (!isRuleCode(code)) throw new TypeError(`No rule of an input: "${code}"`);
      const rule = rules.get(code) ?? { count: 0, issues: [] };
      rules.set(code, rule);
      rule.count += 1;
      if (rule.issues.length < keptIssues) rule.issues.push(located);
    },
    result() {
      const broken = [...rules].map(([rule, { count, issues }]) => {
        const inOrder = issues.toSorted((a, b) => lineOf(a) - lineOf(b) || (a.column ?? 0) - (b.column ?? 0));
        return { rule, severity: validationRules[rule].severity, count, issues: inOrder };
      });
      const countOf = (severity: BrokenRule['severity']): number =>
        broken.filter((rule) => rule.severity === severity).reduce((sum, { count }) => sum + count, 0);
      const order = (rule: BrokenRule): number => (rule.severity === 'error' ? 0 : 1);
      const sorted = broken.toSorted((a, b) => order(a) - order(b) || firstLine(a) - firstLine(b));
      return { errors: countOf('error'), warnings: countOf('warning'), rules: sorted };
    },
  };
}

function lineOf({ issue }: LocatedIssue): number {
  return issue.line ?? 0;
}

function firstLine({ issues: [first] }: BrokenRule): number {
  return first === undefined ? 0 : lineOf(first);
}
