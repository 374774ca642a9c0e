import type { IssueMessages } from './error-messages.ts';

export const issuesEn: IssueMessages = {
  'not-json': ({ reason }) => `not valid JSON (${reason})`,
  'not-an-object': () => 'not a JSON object',
  'key-missing': () => 'has no "key", or one that is not text',
  'key-is-custom-id': () => 'has "custom_id" where the service expects "key"',
  'key-duplicate': ({ key, firstLine }) => `key "${key}" is already used on line ${firstLine}`,
  'request-missing': () => 'has no "request" object; the expected form is {"key": "…", "request": {"contents": […]}}',
  'contents-missing': () => '"contents" of the request is missing or empty',
  'embeddings-request': () =>
    'is an embeddings request ("content"); only generateContent requests are supported so far',
  'field-missing': ({ field, fields }) => `the template uses "${field}", but the row has only ${quoted(fields)}`,
  'field-unknown': ({ field, suggestion }) =>
    `unknown field "${field}"${suggestion === null ? '' : `; did you mean "${suggestion}"?`}`,
  'value-invalid': ({ reason }) => reason,
  'check-invalid': ({ reason }) => `check: ${reason}`,
  'csv-broken': ({ reason }) => `not valid CSV (${reason})`,
};

function quoted(names: readonly string[]): string {
  return names.length === 0 ? 'no fields' : names.map((name) => `"${name}"`).join(', ');
}
