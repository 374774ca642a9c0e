import type { RequestIssueMessages } from './error-messages.ts';
import { counted, formatCount } from './format-numbers.ts';

export const requestIssuesEn: RequestIssueMessages = {
  'bare-line': () => 'is the request itself, without "key" and "request" around it',
  'openai-line': () => 'is a line for the OpenAI-compatible endpoint ("messages" or "input" in its "body")',
  'too-deep': ({ levels }) => `is nested more than ${levels} levels deep`,
  'line-too-long': ({ limit }) => `is longer than ${formatCount(limit)} characters; the rest was not read`,
  'byte-order-mark': () => 'begins with a byte order mark',
  'field-misplaced': ({ field, place }) =>
    `"${field}" does not belong here, but ${place === '' ? 'into the request itself' : `into "${place}"`}`,
  'sdk-config': () => 'has "config", which only Google’s SDKs take; in a file its fields stand in the request',
  'field-misspelt': ({ field, suggestion }) => `unknown field "${field}"; did you mean "${suggestion}"?`,
  'field-not-described': ({ field, message }) => `unknown field "${field}": ${message} has none of that name`,
  'spelled-twice': ({ field, other }) => `has both "${field}" and "${other}", which are the same field`,
  'value-unfit': ({ field, expected }) => `the value of "${field}" must be ${expected}`,
  'choice-unknown': ({ field, value, suggestion }) =>
    `"${value}" is no value of "${field}"${suggestion === null ? '' : `; did you mean "${suggestion}"?`}`,
  'list-not-taken': ({ field }) => `"${field}" takes one value, not a list`,
  'parts-missing': () => '"parts" of the content is missing or empty',
  'part-empty': () => 'the part has neither text nor other data',
  'role-unknown': ({ role }) => `there is no role "${role}"`,
  'cached-content-conflict': ({ field }) => `"${field}" cannot go together with "cachedContent"`,
  'thinking-both': () => 'has both a thinking budget and a thinking level',
  'thinking-level-unfit': ({ model }) => `${model} does not take this thinking level`,
  'thinking-budget-unfit': ({ model }) => `${model} does not take this thinking budget`,
  'model-refuses': ({ model, reason }) => `${model} refuses this: ${reason}`,
  'sampling-deprecated': ({ field }) => `"${field}" has been deprecated since 2026-07-21`,
  'json-schema-in-batch': ({ field }) => `"${field}" was reported to give broken JSON in batches without an error`,
  'list-emptied': ({ field }) => `the list "${field}" beside the request comes back empty from the service`,
  'file-too-large': ({ sizeBytes, limitBytes }) =>
    `has ${formatCount(sizeBytes)} bytes; the service takes ${formatCount(limitBytes)} in one file`,
  'inline-too-large': ({ sizeBytes, limitBytes }) =>
    `the request has ${formatCount(sizeBytes)} bytes; at most ${formatCount(limitBytes)} can go inline`,
  'input-empty': () => `has ${counted(0, 'request')}`,
  'model-without-batch': ({ model }) => `the service says that ${model} takes no batches`,
  'model-not-found': ({ model }) => `the service knows no model ${model}`,
  'model-retired': ({ model, from }) => `${model} is shut down${from === null ? '' : ` since ${from}`}`,
  'model-ending': ({ model, from }) => `${model} is shut down on ${from}`,
  'model-rerouted': ({ model, to, from }) =>
    `${from === null ? '' : `from ${from} on, `}${to} answers what is asked of ${model}, at its own price`,
};
