import { checkFaultWords } from './check-fault-words.ts';
import type { IssueMessages } from './error-messages.ts';
import { requestIssuesEn } from './request-issues-en.ts';

export const issuesEn: IssueMessages = {
  ...requestIssuesEn,
  'not-json': ({ reason }) => `not valid JSON (${reason})`,
  'not-utf8': () => 'not UTF-8 text; save the file as UTF-8',
  'not-yaml': ({ reason }) => `not valid YAML (${reason})`,
  'not-an-object': () => 'not a JSON object',
  'key-missing': () => 'has no "key", or one that is not text',
  'key-is-custom-id': () => 'has "custom_id" where the service expects "key"',
  'key-duplicate': ({ key, firstLine }) => `key "${key}" is already used on line ${firstLine}`,
  'request-missing': () => 'has no "request" object; the expected form is {"key": "…", "request": {"contents": […]}}',
  'body-missing': () => 'has no "body" object beside its "custom_id"',
  'custom-id-missing': () => 'has no "custom_id", or one that is not text',
  'contents-missing': () => '"contents" of the request is missing or empty',
  'embeddings-request': () =>
    'is an embeddings request ("content"); only generateContent requests are supported so far',
  'field-missing': ({ field, fields }) => `the template uses "${field}", but the row has only ${quoted(fields)}`,
  'field-unknown': ({ field, suggestion }) =>
    `unknown field "${field}"${suggestion === null ? '' : `; did you mean "${suggestion}"?`}`,
  'value-invalid': ({ expected }) => `must be ${expected}`,
  'field-required': () => 'is missing',
  'one-source': () => 'needs exactly one of "requests", "dataset" and "generate"',
  'checks-need-dataset': () => '"{{…}}" needs a "dataset": only its rows fill it',
  'check-invalid': ({ fault }) => `check: ${checkFaultWords(fault, 'en')}`,
  'checks-not-a-list': () => '"checks" must be a list such as [{"contains": "…"}]',
  'csv-broken': ({ reason }) => `not valid CSV (${reason})`,
  'prices-overlap': ({ model, row }) => `row ${row} has a price of "${model}" on the same days`,
  'column-duplicate': ({ column }) => `two columns are called "${column}"`,
};

function quoted(names: readonly string[]): string {
  return names.length === 0 ? 'no fields' : names.map((name) => `"${name}"`).join(', ');
}
