import { counted, formatCount } from './format-numbers.ts';
import { issueAdviceEn } from './issue-advice-en.ts';
import type { ValidationMessages } from './validation-messages.ts';

export const validationEn: ValidationMessages = {
  titles: {
    'not-json': 'No JSON',
    'not-utf8': 'No UTF-8',
    'line-too-long': 'Line too long',
    'byte-order-mark': 'Byte order mark',
    'not-an-object': 'No JSON object',
    'too-deep': 'Nested too deep',
    'bare-line': 'Request without a key',
    'openai-line': 'Line for the OpenAI-compatible endpoint',
    'embeddings-request': 'Embeddings request',
    'key-missing': 'No key',
    'key-is-custom-id': '"custom_id" for "key"',
    'key-duplicate': 'Key used twice',
    'request-missing': 'No request',
    'body-missing': 'No body',
    'custom-id-missing': 'No custom_id',
    'contents-missing': 'No contents',
    'parts-missing': 'No parts',
    'part-empty': 'Empty part',
    'field-misplaced': 'Field in the wrong place',
    'sdk-config': 'The SDKs’ "config"',
    'field-misspelt': 'Misspelt field',
    'field-not-described': 'Unknown field',
    'value-unfit': 'Value of another type',
    'choice-unknown': 'Unknown value',
    'list-not-taken': 'List for a single value',
    'spelled-twice': 'One field in both spellings',
    'role-unknown': 'Unknown role',
    'cached-content-conflict': 'Beside cached content',
    'thinking-both': 'Thinking budget and level',
    'thinking-level-unfit': 'Thinking level that the model does not take',
    'thinking-budget-unfit': 'Thinking budget that the model does not take',
    'model-refuses': 'Refused by the model',
    'sampling-deprecated': 'Deprecated sampling parameter',
    'json-schema-in-batch': 'responseJsonSchema in a batch',
    'list-emptied': 'List beside the request',
    'file-too-large': 'File too large',
    'inline-too-large': 'Too large to go inline',
    'input-empty': 'No requests',
    'model-without-batch': 'Model without batches',
    'model-not-found': 'No such model',
    'model-retired': 'Model that is shut down',
    'model-ending': 'Model that will be shut down',
    'model-rerouted': 'Model that another one answers for',
    'field-unknown': 'Misspelt field of this tool',
    'field-missing': 'Field missing in the row',
    'check-invalid': 'Check that cannot be used',
    'checks-not-a-list': 'Checks that are no list',
    'csv-broken': 'No CSV',
    'column-duplicate': 'Two columns of one name',
  },
  advice: issueAdviceEn,
  verdict: (input, { errors, warnings, requests }) => {
    const found = [
      ...(errors === 0 ? [] : [counted(errors, 'error')]),
      ...(warnings === 0 ? [] : [counted(warnings, 'warning')]),
    ].join(', ');
    if (errors > 0) return `${input} cannot be sent as it is: ${found} in ${counted(requests, 'request')}`;
    const known = `Nothing is known that the service would refuse in ${input}`;
    return warnings === 0 ? known : `${known}; ${found} in ${counted(requests, 'request')}`;
  },
  facts: ({ model, requests, size, largest }) =>
    [
      model,
      counted(requests, 'request'),
      ...(size === null ? [] : [size]),
      ...(largest === null ? [] : [`the largest ${largest}`]),
    ].join(' · '),
  olderForm: (lines) =>
    `${counted(lines, 'line')} in the older form {"custom_id", "body"}: this tool converts ${lines === 1 ? 'it' : 'them'}, the service itself does not read ${lines === 1 ? 'it' : 'them'}`,
  modelChecks: {
    'not-asked': 'The service was not asked whether the model takes batches: no key was given, or --offline was.',
    unreachable: 'The service was asked whether the model takes batches, and gave no answer.',
    'takes-batches': 'The service says that the model takes batches.',
    'without-batch': 'The service says that the model takes no batches.',
    'not-found': 'The service says that there is no such model.',
  },
  errors: 'Errors',
  warnings: 'Warnings',
  heading: (title, rule, count) => `${title} (${rule}), ${count === 1 ? 'once' : `${formatCount(count)} times`}`,
  place: (line, column, pointer) =>
    [
      ...(line === null ? [] : [`line ${line}`]),
      ...(column === null ? [] : [`column ${column}`]),
      ...(pointer === null ? [] : [pointer]),
    ].join(', '),
  service: 'In the service’s words',
  source: 'Source',
  colon: ': ',
  more: (count) => `… and ${formatCount(count)} more`,
  next: '--json has every place that was kept, --sarif FILE the same for code scanning.',
  strict: 'With --strict, warnings fail too.',
};
