import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digest } from '../json/digest.ts';
import { inputLine } from './batch-request.ts';
import { parseRequestLine } from './parse-request-line.ts';

const request = { contents: [{ role: 'user', parts: [{ text: 'What is 2 + 2?' }] }] };

function parse(line: unknown): ReturnType<typeof parseRequestLine> {
  return parseRequestLine(JSON.stringify(line), 7);
}

test("parseRequestLine reads the service's own form", () => {
  expect(parse({ key: 'simple-request-1', request })).toEqual({
    request: { key: 'simple-request-1', type: 'simple', request, checks: [], rowDigest: digest(request) },
    line: 7,
    model: null,
  });
});

test('parseRequestLine reads type, checks and row digest beside the request', () => {
  const checks = [{ number: '4' }, { maxChars: 20 }];
  expect(parse({ key: 'a', request, type: 'arithmetic', checks, rowDigest: 'abc' })).toMatchObject({
    request: { type: 'arithmetic', checks, rowDigest: 'abc' },
  });
});

test('parseRequestLine reads the form of the original tool, and the model that it names', () => {
  const url = '/v1beta/models/gemini-2.5-flash:generateContent';
  expect(parse({ custom_id: 'mixed-request-2', method: 'POST', url, body: request })).toEqual({
    request: { key: 'mixed-request-2', type: 'mixed', request, checks: [], rowDigest: digest(request) },
    line: 7,
    model: 'gemini-2.5-flash',
    isOlderForm: true,
  });
});

test.each([undefined, '', '/v1/chat/completions', 5])('parseRequestLine finds no model in the url %j', (url) => {
  expect(parse({ custom_id: 'a', url, body: request })).toMatchObject({ model: null });
});

test.each([
  ['one message instead of a list', { contents: { parts: [{ text: 'x' }] } }],
  ['names with underscores', { contents: [{}], generation_config: { max_output_tokens: 5 } }],
  ['fields that it does not know', { contents: [{}], newField: { a: [1] } }],
])('parseRequestLine passes on a request with %s unchanged', (_, written) => {
  expect(parse({ key: 'a', request: written })).toMatchObject({ request: { request: written } });
});

test.each<[string, unknown, string, string | null]>([
  ['no object', [1], 'not-an-object', null],
  ['null', null, 'not-an-object', null],
  ['no key', { request }, 'key-missing', null],
  ['an empty key', { key: '', request }, 'key-missing', null],
  ['a key that is a number', { key: 5, request }, 'key-missing', null],
  ['custom_id for key', { custom_id: 'a', request }, 'key-is-custom-id', null],
  ['an empty custom_id', { custom_id: '', body: request }, 'custom-id-missing', null],
  ['no custom_id', { url: '/v1beta/models/m:generateContent', body: request }, 'custom-id-missing', null],
  ['no body', { custom_id: 'a', url: '/v1beta/models/m:generateContent' }, 'body-missing', null],
  ['no request', { key: 'a' }, 'request-missing', null],
  ['a request that is text', { key: 'a', request: 'What?' }, 'request-missing', null],
  ['bare contents', { key: 'a', contents: request.contents }, 'bare-line', null],
  ['no contents', { key: 'a', request: {} }, 'contents-missing', '/request'],
  ['empty contents', { key: 'a', request: { contents: [] } }, 'contents-missing', '/request'],
  ['no contents in the body', { custom_id: 'a', body: {} }, 'contents-missing', '/body'],
  ['an embeddings request', { key: 'a', request: { content: {} } }, 'embeddings-request', '/request'],
  [
    'a check that is unknown',
    { key: 'a', request, checks: [{ json: true }, { nope: 1 }] },
    'check-invalid',
    '/checks/1',
  ],
])('parseRequestLine refuses %s, with its line and place', (_, line, code, pointer) => {
  expect(parse(line)).toEqual({ issue: { code, details: expect.any(Object), line: 7, pointer } });
});

test.each([{ number: '4' }, 'number=4', 5])('parseRequestLine refuses checks that are no list: %j', (checks) => {
  expect(parse({ key: 'a', request, checks })).toMatchObject({ issue: { line: 7, pointer: '/checks' } });
});

test.each(['', '{', '{"key": "a", "request": {"contents": [}}', "{'key': 'a'}", 'key,request'])(
  'parseRequestLine refuses text that is no JSON: "%s"',
  (text) => {
    const parsed = parseRequestLine(text, 3);
    expect(parsed).toMatchObject({ issue: { code: 'not-json', line: 3, details: { reason: expect.any(String) } } });
  },
);

test('parseRequestLine gives a request or an issue with its line, for any text', () => {
  const text = fc.oneof(fc.string(), fc.json());
  fc.assert(
    fc.property(text, fc.integer({ min: 1 }), (written, line) => {
      const parsed = parseRequestLine(written, line);
      expect('issue' in parsed ? parsed.issue.line : parsed.line).toBe(line);
    }),
  );
});

test('parseRequestLine gives a request or an issue for any field in the place of another', () => {
  const fields = fc.record(
    {
      key: fc.jsonValue(),
      custom_id: fc.jsonValue(),
      request: fc.oneof(fc.jsonValue(), fc.constant(request)),
      body: fc.oneof(fc.jsonValue(), fc.constant(request)),
      url: fc.jsonValue(),
      type: fc.jsonValue(),
      checks: fc.jsonValue(),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fields, (written) => {
      const parsed = parse(written);
      if ('issue' in parsed) {
        expect(parsed.issue.line).toBe(7);
        return;
      }
      const original = !('request' in written) && ('body' in written || 'url' in written);
      expect(parsed.request.key).toBe(original ? written.custom_id : written.key);
      expect(parsed.request.request).toEqual(JSON.parse(JSON.stringify(original ? written.body : written.request)));
    }),
  );
});

test('parseRequestLine reads back whatever inputLine writes', () => {
  const contents = fc.array(fc.record({ parts: fc.array(fc.record({ text: fc.string() })) }), { minLength: 1 });
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), contents, (key, messages) => {
      const written = { key, type: 'custom', request: { contents: messages }, checks: [], rowDigest: '' };
      expect(parseRequestLine(inputLine(written), 1)).toMatchObject({ request: { key, request: written.request } });
    }),
  );
});

test.each([
  ['cheks', 'checks'],
  ['Type', 'type'],
])('parseRequestLine refuses "%s" beside a request, and suggests "%s"', (field, suggestion) => {
  expect(parse({ key: 'a', request, [field]: [] })).toMatchObject({
    issue: { code: 'field-unknown', details: { field, suggestion } },
  });
});

test('parseRequestLine lets fields pass that are the user’s own', () => {
  expect(parse({ key: 'a', request, source: 'book', page: 7 })).toMatchObject({ request: { key: 'a' } });
});
