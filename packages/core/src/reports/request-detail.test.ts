import { expect, test } from 'vitest';
import { answerText, promptText } from './request-detail.ts';

test.each([
  ['one part', { contents: [{ parts: [{ text: 'Hi' }] }] }, 'Hi'],
  [
    'a system instruction and turns',
    {
      contents: [{ role: 'user', parts: [{ text: 'a' }, { text: 'b' }] }, { parts: [{ text: 'c' }] }],
      systemInstruction: { parts: [{ text: 'Be brief' }] },
    },
    'Be brief\n\na\n\nb\n\nc',
  ],
  ['snake case and plain forms', { system_instruction: 'S', contents: { parts: { text: 'x' } } }, 'S\n\nx'],
  ['a file', { contents: [{ parts: [{ fileData: { fileUri: 'f' } }] }] }, '{"fileData":{"fileUri":"f"}}'],
  [
    'bytes',
    { contents: [{ parts: [{ inlineData: { mimeType: 'image/png', data: 'x'.repeat(2000) } }] }] },
    '{"inlineData":{"mimeType":"image/png","data":"… 2000"}}',
  ],
  ['nothing of the kind', { contents: 7 }, ''],
])('promptText of %s', (_, request, text) => {
  expect(promptText(request)).toBe(text);
});

test('answerText: the text, then other parts as JSON', () => {
  expect(answerText({ text: 'Look', otherParts: [{ functionCall: { name: 'f', args: {} } }] })).toBe(
    'Look\n\n{"functionCall":{"name":"f","args":{}}}',
  );
  expect(answerText({ text: '', otherParts: [] })).toBe('');
});
