import type { InputIssue } from '../errors/input-issue.ts';
import { isJsonObject, type JsonObject, parseJson } from '../json/json.ts';
import { jsonPointer } from '../json/json-pointer.ts';
import type { SourcedRequest } from './batch-request.ts';
import { type LocatedIssue, locateIssues } from './located-issue.ts';
import { ownFields, ownNote, parseRequestFields } from './parse-request-line.ts';
import { requestIssues } from './request-issues.ts';

/** A line of an input file, and all that is known to be wrong with it. */
export interface CheckedLine {
  /** Null for what is wrong with the text of the file, and no line of it. */
  readonly sourced: SourcedRequest | null;
  readonly issues: readonly LocatedIssue[];
}

/** Checks a line for a model; `model` gets the one that the line itself names. Never throws, whatever the text. */
export function checkLine(text: string, line: number, model: (named: string | null) => string): CheckedLine {
  const parsed = parseJson(text);
  if ('reason' in parsed) {
    const issue: InputIssue = { code: 'not-json', details: parsed, line, pointer: null };
    return { sourced: { issue }, issues: locateIssues([issue], text, null) };
  }
  const fields = parsed.value;
  const sourced = parseRequestFields(fields, line);
  const first = 'issue' in sourced ? sourced.issue : null;
  const named = 'issue' in sourced ? null : sourced.model;
  const others =
    isJsonObject(fields) && first?.code !== 'too-deep' ? fieldIssues(fields, first, line, model(named)) : [];
  // Of contents that are no contents it is said what they are not.
  const isSaid = others.some(({ pointer }) => pointer === `${first?.pointer}/contents`);
  const issues = first === null || (first.code === 'contents-missing' && isSaid) ? others : [first, ...others];
  return { sourced, issues: locateIssues(issues, text, fields) };
}

/** What is wrong with the fields of a line beyond the first thing that makes it no request. */
function fieldIssues(fields: JsonObject, first: InputIssue | null, line: number, model: string): InputIssue[] {
  const request = requestOf(fields, first);
  const found = request === null ? [] : requestIssues(request.value, { line, root: request.root, model });
  return [...found.filter(({ code }) => code !== first?.code), ...emptiedLists(fields, line)];
}

/** The request that a line has, when it is meant to be one of this kind. */
function requestOf(fields: JsonObject, first: InputIssue | null): { value: JsonObject; root: string } | null {
  if (first?.code === 'embeddings-request' || first?.code === 'openai-line') return null;
  const name = 'request' in fields ? 'request' : 'body';
  const value = fields[name];
  return isJsonObject(value) ? { value, root: `/${name}` } : null;
}

/** Lists beside the request: the service takes them, and gives them back empty. */
function emptiedLists(fields: JsonObject, line: number): InputIssue[] {
  if (!('request' in fields)) return [];
  return Object.entries(fields)
    .filter(([field, value]) => Array.isArray(value) && !ownFields.includes(field) && field !== ownNote)
    .map(([field]) => ({ code: 'list-emptied', details: { field }, line, pointer: jsonPointer([field]) }));
}
