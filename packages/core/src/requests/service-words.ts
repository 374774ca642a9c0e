import type { LocatedIssue } from './located-issue.ts';

/** So much of a name of the user's is quoted. */
const longestName = 60;

/**
 * What the service says of an issue, so that it is found by searching; null where nobody has recorded or reported it. For
 * a field in a line of a file: UKGovernmentBEIS/inspect_ai#3257 (2026-02-18).
 */
export function serviceWords({ issue, column }: LocatedIssue): string | null {
  switch (issue.code) {
    case 'field-misplaced':
    case 'field-misspelt':
    case 'field-not-described':
      return noSuchField(issue.details.field, issue.line, column);
    case 'sdk-config':
      return noSuchField('config', issue.line, column);
    case 'role-unknown':
    case 'cached-content-conflict':
    case 'thinking-both':
    case 'thinking-level-unfit':
    case 'thinking-budget-unfit':
      return issue.details.said;
    default:
      return null;
  }
}

/** Of a request that was made from a row, the line and column that the service sees are not known here. */
function noSuchField(field: string, line: number | null, column: number | null): string {
  const name = field.length > longestName ? `${field.slice(0, longestName)}…` : field;
  const said = `no such field: '${name}'`;
  return column === null ? said : `Error on line ${line}: invalid JSON, near column ${column}: ${said}`;
}
