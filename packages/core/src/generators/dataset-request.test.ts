import { expect, test } from 'vitest';
import { digest } from '../json/digest.ts';
import { type DatasetTemplate, datasetRequest } from './dataset-request.ts';

const template: DatasetTemplate = {
  key: 'gsm8k-{{id}}',
  prompt: 'Solve: {{question}}',
  type: null,
  request: {},
  checks: [],
};

const row = { id: 1, question: 'What is 9 * 2?', answer: '18', level: 'hard' };

test('datasetRequest makes a request of a row and a template', () => {
  const request = {
    ...template,
    type: 'maths',
    request: {
      systemInstruction: { parts: [{ text: 'A {{level}} exam.' }] },
      generationConfig: { maxOutputTokens: 100 },
    },
    checks: [{ number: '{{answer}}' }, { maxChars: 500 }],
  };
  expect(datasetRequest(row, 4, request)).toEqual({
    request: {
      key: 'gsm8k-1',
      type: 'maths',
      request: {
        contents: [{ role: 'user', parts: [{ text: 'Solve: What is 9 * 2?' }] }],
        systemInstruction: { parts: [{ text: 'A hard exam.' }] },
        generationConfig: { maxOutputTokens: 100 },
      },
      checks: [{ number: '18' }, { maxChars: 500 }],
      rowDigest: digest(row),
    },
    line: 4,
    model: null,
  });
});

test.each([
  ['the row', { ...row, type: 'own' }, { ...template, type: 'maths' }, 'own'],
  ['the template', row, { ...template, type: 'maths' }, 'maths'],
  ['the key', row, { ...template, key: 'sums-request-{{id}}' }, 'sums'],
  ['nothing', row, template, 'custom'],
])('datasetRequest takes the type from %s', (_, data, wanted, type) => {
  expect(datasetRequest(data, 1, wanted)).toMatchObject({ request: { type } });
});

test("datasetRequest uses the row's own checks beside the template's", () => {
  const data = { ...row, checks: [{ contains: 'eggs' }] };
  expect(datasetRequest(data, 1, { ...template, checks: [{ number: '{{answer}}' }] })).toMatchObject({
    request: { checks: [{ contains: 'eggs' }, { number: '18' }] },
  });
});

test('datasetRequest: the digest follows the row, not the prompt', () => {
  const reworded = datasetRequest(row, 1, { ...template, prompt: 'Please solve: {{question}}' });
  const changed = datasetRequest({ ...row, answer: '19' }, 1, template);
  expect(reworded).toMatchObject({ request: { rowDigest: digest(row) } });
  expect(changed).not.toMatchObject({ request: { rowDigest: digest(row) } });
});

test.each([
  ['key', { ...template, key: '{{nr}}' }],
  ['prompt', { ...template, prompt: '{{nr}}' }],
  ['request', { ...template, request: { systemInstruction: { parts: [{ text: '{{nr}}' }] } } }],
  ['checks', { ...template, checks: [{ number: '{{nr}}' }] }],
])('datasetRequest says which field the row lacks for the %s', (_, wanted) => {
  expect(datasetRequest(row, 9, wanted)).toEqual({
    issue: {
      code: 'field-missing',
      details: { field: 'nr', fields: ['id', 'question', 'answer', 'level'] },
      line: 9,
      pointer: null,
    },
  });
});

test.each([
  ['an empty key', { id: '' }, { ...template, key: '{{id}}' }, 'key-missing'],
  [
    'a row whose answer is no number',
    { answer: 'many' },
    { ...template, checks: [{ number: '{{answer}}' }] },
    'check-invalid',
  ],
  ["a row's own check that is unknown", { checks: [{ nope: 1 }] }, template, 'check-invalid'],
])('datasetRequest refuses %s', (_, data, wanted, code) => {
  expect(datasetRequest({ ...row, ...data }, 9, wanted)).toMatchObject({ issue: { code, line: 9 } });
});
