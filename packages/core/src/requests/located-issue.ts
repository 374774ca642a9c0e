import type { InputIssue } from '../errors/input-issue.ts';
import { isJsonObject } from '../json/json.ts';
import { jsonPointer } from '../json/json-pointer.ts';
import { scanJson } from '../json/scan-json.ts';

/** An issue with its place in the line's text: columns in UTF-16 units from 1, `endColumn` behind it; null when unknown. */
export interface LocatedIssue {
  readonly issue: InputIssue;
  readonly column: number | null;
  readonly endColumn: number | null;
}

/** An issue of what stands in no line, or in none that can be shown. */
export function unlocated(issue: InputIssue): LocatedIssue {
  return { issue, column: null, endColumn: null };
}

/** Finds the columns of the issues of one line. */
export function locateIssues(issues: readonly InputIssue[], text: string, fields: unknown): LocatedIssue[] {
  if (issues.length === 0) return [];
  const placed = issues.map((issue) => ({ issue, pointer: pointerOf(issue, fields) }));
  const { places, errorAt } = scanJson(
    text,
    placed.flatMap(({ pointer }) => pointer ?? []),
  );
  return placed.map(({ issue, pointer }) => {
    if (issue.code === 'not-json') return { issue, column: (errorAt ?? 0) + 1, endColumn: null };
    const place = pointer === null ? undefined : places.get(pointer);
    if (place === undefined) return unlocated(issue);
    return { issue: { ...issue, pointer }, column: place.start + 1, endColumn: place.end + 1 };
  });
}

/** The field that an issue of the line as a whole is about. */
function pointerOf({ code, pointer, details }: InputIssue, fields: unknown): string | null {
  if (pointer !== null) return pointer;
  const has = (name: string): string | null =>
    isJsonObject(fields) && Object.hasOwn(fields, name) ? jsonPointer([name]) : null;
  switch (code) {
    case 'key-missing':
      return has('key');
    case 'key-is-custom-id':
    case 'custom-id-missing':
      return has('custom_id');
    case 'key-duplicate':
      return has('key') ?? has('custom_id');
    case 'request-missing':
      return has('request');
    case 'body-missing':
      return has('body');
    case 'bare-line':
      return has('contents') ?? has('content');
    case 'openai-line':
      return has('body');
    case 'field-unknown':
      return 'field' in details ? has(details.field) : null;
    default:
      return null;
  }
}
