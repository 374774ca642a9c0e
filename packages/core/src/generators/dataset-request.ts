import { parseCheck } from '../checks/parse-check.ts';
import type { InputIssue } from '../errors/input-issue.ts';
import { digest } from '../json/digest.ts';
import { isJsonObject, type JsonObject } from '../json/json.ts';
import { type SourcedRequest, typeOfKey } from '../requests/batch-request.ts';
import { parseChecks } from '../requests/parse-request-line.ts';
import { renderDeep, renderTemplate } from './render-template.ts';

/** How a dataset row becomes a request. Every text may hold `{{field}}`. */
export interface DatasetTemplate {
  readonly key: string;
  readonly prompt: string;
  /** The type of every row that has no `type` field of its own; null: told by the key. */
  readonly type: string | null;
  /** Further fields of the request: `systemInstruction`, `generationConfig`, … */
  readonly request: JsonObject;
  /** Checks as a user writes them, `{"number": "{{answer}}"}`. */
  readonly checks: readonly JsonObject[];
}

/** Makes the request of one row. The row's own `type` and `checks`, if any, are used beside the template's. */
export function datasetRequest(row: JsonObject, line: number, template: DatasetTemplate): SourcedRequest {
  const key = renderTemplate(template.key, row);
  if ('missing' in key) return { issue: fieldMissing(key.missing, row, line) };
  if (key.value === '') return { issue: { code: 'key-missing', details: {}, line, pointer: null } };
  const prompt = renderTemplate(template.prompt, row);
  if ('missing' in prompt) return { issue: fieldMissing(prompt.missing, row, line) };
  const further = renderDeep(template.request, row);
  if ('missing' in further) return { issue: fieldMissing(further.missing, row, line) };

  if (isJsonObject(row.checks)) return { issue: { code: 'checks-not-a-list', details: {}, line, pointer: '/checks' } };
  const own = parseChecks(row.checks, line);
  if ('issue' in own) return own;
  const checks = [...own.value];
  for (const check of template.checks) {
    const rendered = renderDeep(check, row);
    if ('missing' in rendered) return { issue: fieldMissing(rendered.missing, row, line) };
    const parsed = parseCheck(rendered.value);
    if ('fault' in parsed) return { issue: { code: 'check-invalid', details: parsed, line, pointer: null } };
    checks.push(parsed.value);
  }

  const contents = [{ role: 'user', parts: [{ text: prompt.value }] }];
  const request = { contents, ...(isJsonObject(further.value) ? further.value : {}) };
  const type = typeof row.type === 'string' ? row.type : (template.type ?? typeOfKey(key.value));
  return { request: { key: key.value, type, request, checks, rowDigest: digest(row) }, line, model: null };
}

function fieldMissing(field: string, row: JsonObject, line: number): InputIssue {
  return { code: 'field-missing', details: { field, fields: Object.keys(row) }, line, pointer: null };
}
