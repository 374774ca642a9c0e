import { GeminiBatchError } from '../../errors/gemini-batch-error.ts';
import type { InputIssue, IssueCode } from '../../errors/input-issue.ts';

/** So many issues are kept for the error; the others are counted. */
const keptIssues = 1000;

/** A kind of warning: where it was found first, and how often. */
export interface InputWarning {
  readonly issue: InputIssue;
  readonly count: number;
}

/** What is wrong with an input, gathered while it goes by. */
export interface InputIssues {
  refuse(issue: InputIssue): void;
  warn(issue: InputIssue): void;
  readonly warnings: readonly InputWarning[];
  /** Throws `input-invalid` with what was refused, by line. */
  throwIfRefused(file: string): void;
}

export function gatherIssues(): InputIssues {
  const refused: InputIssue[] = [];
  const warnings = new Map<IssueCode, { readonly issue: InputIssue; count: number }>();
  let count = 0;
  return {
    refuse(issue) {
      count += 1;
      if (refused.length < keptIssues) refused.push(issue);
    },
    warn(issue) {
      const warning = warnings.get(issue.code);
      if (warning === undefined) warnings.set(issue.code, { issue, count: 1 });
      else warning.count += 1;
    },
    get warnings() {
      return [...warnings.values()];
    },
    throwIfRefused(file) {
      if (count === 0) return;
      const issues = refused.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
      throw new GeminiBatchError('input-invalid', { file, issues, count });
    },
  };
}
