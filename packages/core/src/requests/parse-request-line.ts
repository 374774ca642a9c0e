import type { Check } from '../checks/check.ts';
import { parseCheck } from '../checks/parse-check.ts';
import { closestName } from '../errors/closest-name.ts';
import type { InputIssue } from '../errors/input-issue.ts';
import { digest } from '../json/digest.ts';
import { isTooDeep, maxDepth } from '../json/is-too-deep.ts';
import { isJsonObject, type JsonObject, parseJson } from '../json/json.ts';
import { type BatchRequest, type SourcedRequest, typeOfKey } from './batch-request.ts';

/**
 * Reads one line of an input file: the service's own form `{"key", "request"}`, where `type` and `checks` may stand
 * beside them, or the form of the tool that this one replaces, `{"custom_id", "method", "url", "body"}`.
 */
export function parseRequestLine(text: string, line: number): SourcedRequest {
  const parsed = parseJson(text);
  if ('reason' in parsed) return { issue: { code: 'not-json', details: parsed, line, pointer: null } };
  return parseRequestFields(parsed.value, line);
}

/** Reads the JSON value of such a line. */
export function parseRequestFields(fields: unknown, line: number): SourcedRequest {
  if (!isJsonObject(fields)) return { issue: { code: 'not-an-object', details: {}, line, pointer: null } };
  if (isTooDeep(fields)) return { issue: { code: 'too-deep', details: { levels: maxDepth }, line, pointer: null } };
  return isOriginalForm(fields) ? fromOriginalForm(fields, line) : fromServiceForm(fields, line);
}

/** A request without what belongs around it, as a sample of Google's guide has it. */
function isBare(fields: JsonObject): boolean {
  return !('request' in fields) && ('contents' in fields || 'content' in fields);
}

/** Lines for the endpoint that speaks OpenAI's language look like those of the older form. */
function isForOpenai(body: unknown): boolean {
  return isJsonObject(body) && !('contents' in body) && ('messages' in body || 'input' in body);
}

/** Only the older form has a `url` and a `body`; a line may lack one of them and still be meant so. */
function isOriginalForm(fields: JsonObject): boolean {
  return !('request' in fields) && ('body' in fields || 'url' in fields);
}

function fromServiceForm(fields: JsonObject, line: number): SourcedRequest {
  const { key, request } = fields;
  if (isBare(fields)) return { issue: { code: 'bare-line', details: {}, line, pointer: null } };
  if (typeof key !== 'string' || key === '') {
    const code = 'custom_id' in fields ? 'key-is-custom-id' : 'key-missing';
    return { issue: { code, details: {}, line, pointer: null } };
  }
  const checked = checkRequest(request, line, '/request');
  return 'issue' in checked ? checked : sourced(key, fields, checked.request, line, null);
}

function fromOriginalForm(fields: JsonObject, line: number): SourcedRequest {
  const { custom_id: key, url, body } = fields;
  if (isForOpenai(body)) return { issue: { code: 'openai-line', details: {}, line, pointer: null } };
  if (typeof key !== 'string' || key === '') {
    return { issue: { code: 'custom-id-missing', details: {}, line, pointer: null } };
  }
  if (!isJsonObject(body)) return { issue: { code: 'body-missing', details: {}, line, pointer: null } };
  const checked = checkRequest(body, line, '/body');
  if ('issue' in checked) return checked;
  const model = typeof url === 'string' ? (/models\/([^:/?]+)/.exec(url)?.[1] ?? null) : null;
  const read = sourced(key, fields, checked.request, line, model);
  return 'issue' in read ? read : { ...read, isOlderForm: true };
}

/** Refuses what the service would refuse whatever the model is. */
function checkRequest(
  request: unknown,
  line: number,
  pointer: string,
): { request: JsonObject } | { issue: InputIssue } {
  if (!isJsonObject(request)) return { issue: { code: 'request-missing', details: {}, line, pointer: null } };
  const { contents } = request;
  if (contents === undefined && 'content' in request) {
    return { issue: { code: 'embeddings-request', details: {}, line, pointer } };
  }
  if (Array.isArray(contents) ? contents.length > 0 : isJsonObject(contents)) return { request };
  return { issue: { code: 'contents-missing', details: {}, line, pointer } };
}

function sourced(
  key: string,
  fields: JsonObject,
  request: JsonObject,
  line: number,
  model: string | null,
): SourcedRequest {
  if (fields.checks !== undefined && !Array.isArray(fields.checks)) {
    return { issue: { code: 'checks-not-a-list', details: {}, line, pointer: '/checks' } };
  }
  const mistyped = mistypedField(fields);
  if (mistyped !== null) return { issue: { code: 'field-unknown', details: mistyped, line, pointer: null } };
  const checks = parseChecks(fields.checks, line);
  if ('issue' in checks) return checks;
  const type = typeof fields.type === 'string' ? fields.type : typeOfKey(key);
  const rowDigest = typeof fields.rowDigest === 'string' ? fields.rowDigest : digest(request);
  const value: BatchRequest = { key, type, request, checks: checks.value, rowDigest };
  return { request: value, line, model };
}

/** What a line may hold for us. Other fields are the user's own and stay unread, unless one is nearly one of these. */
export const ownFields: readonly string[] = [
  'key',
  'request',
  'type',
  'checks',
  'rowDigest',
  'custom_id',
  'method',
  'url',
  'body',
];

/** Stands in every line of a run's requests, but is not read from a user's. */
export const ownNote = 'sourceLine';

function mistypedField(fields: JsonObject): { field: string; suggestion: string } | null {
  for (const field of Object.keys(fields)) {
    if (ownFields.includes(field) || field === ownNote) continue;
    const suggestion = closestName(field, ownFields);
    if (suggestion !== null && !(suggestion in fields)) return { field, suggestion };
  }
  return null;
}

/** The checks that a row brings itself; none when it has no `checks` list. */
export function parseChecks(value: unknown, line: number): { value: Check[] } | { issue: InputIssue } {
  const checks: Check[] = [];
  for (const [index, item] of (Array.isArray(value) ? value : []).entries()) {
    const parsed = parseCheck(item);
    if ('fault' in parsed) {
      return { issue: { code: 'check-invalid', details: parsed, line, pointer: `/checks/${index}` } };
    }
    checks.push(parsed.value);
  }
  return { value: checks };
}
