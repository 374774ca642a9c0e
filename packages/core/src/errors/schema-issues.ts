import type * as z from 'zod';
import { closestName } from './closest-name.ts';
import type { InputIssue } from './input-issue.ts';

/**
 * What a strict schema found wrong in a user's data. `knownAt` names the fields that are known at a place, for
 * suggestions. A problem of a kind of its own (`custom`) is the caller's.
 */
export function schemaIssues(issue: z.core.$ZodIssue, knownAt: (pointer: string) => readonly string[]): InputIssue[] {
  const pointer = issue.path.map((part) => `/${String(part)}`).join('');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((field) => unknownField(field, pointer, knownAt(pointer)));
  }
  const place = { line: null, pointer: pointer || null };
  if (issue.input === undefined && pointer !== '') return [{ code: 'field-required', details: {}, ...place }];
  return [{ code: 'value-invalid', details: { expected: expectedBy(issue) }, ...place }];
}

/** A field that is not known, with the one that was perhaps meant. */
export function unknownField(field: string, place: string, known: readonly string[]): InputIssue {
  const details = { field, suggestion: closestName(field, known) };
  return { code: 'field-unknown', details, line: null, pointer: place || null };
}

/** What a value should have been, in signs and names that need no translation. */
function expectedBy(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return issue.values.map((value) => JSON.stringify(value)).join(' | ');
  if (issue.code === 'too_small') return issue.origin === 'string' ? '"…"' : `≥ ${issue.minimum}`;
  if (issue.code === 'too_big') return `≤ ${issue.maximum}`;
  if (issue.code === 'invalid_format' && issue.format === 'date') return 'YYYY-MM-DD';
  return issue.code === 'invalid_type' ? issue.expected : issue.message;
}
