import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digest } from '../json/digest.ts';
import { langs } from '../locales/lang.ts';
import { type BatchRequest, inputLine } from '../requests/batch-request.ts';
import { parseRequestLine } from '../requests/parse-request-line.ts';
import { type GenerateOptions, generateRequests } from './generate-requests.ts';
import { requestTypes } from './request-types.ts';

function generate(options: Partial<GenerateOptions>): BatchRequest[] {
  const defaults: GenerateOptions = { type: 'simple', count: 10, lang: 'en', seed: 1, model: 'gemini-3.5-flash-lite' };
  return [...generateRequests({ ...defaults, ...options })];
}

/** The texts of a request's contents, as one. */
function promptOf({ request }: BatchRequest): string {
  return JSON.stringify(request.contents);
}

const typesAndLangs = requestTypes.flatMap((type) => langs.map((lang) => ({ type, lang })));

test.each(typesAndLangs)('generateRequests: 100 of type $type in $lang without a repeated prompt', (options) => {
  const requests = generate({ ...options, count: 100 });
  expect(new Set(requests.map(promptOf)).size).toBe(100);
  expect(new Set(requests.map(({ key }) => key)).size).toBe(100);
});

test.each(typesAndLangs)(
  'generateRequests: prompts of type $type stay distinct beyond their number in $lang',
  (options) => {
    const requests = generate({ ...options, count: 1000 });
    expect(new Set(requests.map(promptOf)).size).toBe(1000);
  },
);

test.each(typesAndLangs)('generateRequests: what it makes of type $type in $lang is valid input', (options) => {
  for (const made of generate({ ...options, count: 30 })) {
    expect(parseRequestLine(inputLine(made), 1)).toEqual({ request: made, line: 1, model: null });
    expect(made.rowDigest).toBe(digest(made.request));
    expect(promptOf(made)).not.toMatch(/undefined|\[object/);
  }
});

test.each([
  ['zh', /\p{Script=Han}/u],
  ['en', /^\P{Script=Han}*$/u],
] as const)('generateRequests: prompts are in the language %s', (lang, pattern) => {
  for (const type of requestTypes) {
    for (const made of generate({ type, lang, count: 400 })) expect(JSON.stringify(made.request)).toMatch(pattern);
  }
});

test.each(['simple', 'complex', 'advanced'] as const)(
  'generateRequests: keys of type %s are numbered from 1',
  (type) => {
    const requests = generate({ type, count: 3 });
    expect(requests.map(({ key }) => key)).toEqual([`${type}-request-1`, `${type}-request-2`, `${type}-request-3`]);
    expect(requests.map((made) => made.type)).toEqual([type, type, type]);
  },
);

test.each([
  [1, 1, 0],
  [2, 1, 1],
  [7, 4, 3],
  [50, 25, 25],
])('generateRequests: %i mixed requests are %i simple and %i complex', (count, simple, complex) => {
  const types = generate({ type: 'mixed', count }).map(({ type }) => type);
  expect(types.filter((type) => type === 'simple')).toHaveLength(simple);
  expect(types.filter((type) => type === 'complex')).toHaveLength(complex);
});

test('generateRequests: mixed requests take turns, and each key tells its own type', () => {
  expect(generate({ type: 'mixed', count: 4 }).map(({ key, type }) => [key, type])).toEqual([
    ['simple-request-1', 'simple'],
    ['complex-request-2', 'complex'],
    ['simple-request-3', 'simple'],
    ['complex-request-4', 'complex'],
  ]);
});

test('generateRequests: mixed requests ask what the simple and complex ones of the same seed ask', () => {
  const mixed = generate({ type: 'mixed', count: 20 }).map(promptOf);
  expect(mixed.filter((_, index) => index % 2 === 0)).toEqual(generate({ type: 'simple' }).map(promptOf));
  expect(mixed.filter((_, index) => index % 2 === 1)).toEqual(generate({ type: 'complex' }).map(promptOf));
});

test('generateRequests: the example of its documentation', () => {
  const made = [...generateRequests({ type: 'simple', count: 2, lang: 'en', seed: 1, model: 'gemini-3.5-flash-lite' })];
  expect(made.map((r) => r.key)).toEqual(['simple-request-1', 'simple-request-2']);
});

test('generateRequests: count requests, the same bytes for the same seed, a beginning for a smaller count', () => {
  const options = fc.record({
    type: fc.constantFrom(...requestTypes),
    lang: fc.constantFrom(...langs),
    seed: fc.integer(),
    count: fc.nat({ max: 300 }),
  });
  fc.assert(
    fc.property(options, fc.nat({ max: 300 }), (made, other) => {
      const lines = generate(made).map(inputLine);
      expect(lines).toHaveLength(made.count);
      expect(generate(made).map(inputLine)).toEqual(lines);
      const shorter = Math.min(other, made.count);
      expect(generate({ ...made, count: shorter }).map(inputLine)).toEqual(lines.slice(0, shorter));
    }),
    { numRuns: 30 },
  );
});

test.each(typesAndLangs)('generateRequests: another seed gives another order of type $type in $lang', (options) => {
  const orders = [1, 2, 3, 4, 5].map((seed) =>
    generate({ ...options, seed })
      .map(promptOf)
      .join('\n'),
  );
  expect(new Set(orders).size).toBe(5);
});

test.each(['simple', 'complex', 'mixed'] as const)('generateRequests: a %s request is its prompt alone', (type) => {
  for (const { request } of generate({ type })) {
    expect(request).toEqual({ contents: [{ role: 'user', parts: [{ text: expect.stringMatching(/./) }] }] });
  }
});

test.each(langs)('generateRequests: an advanced request in %s has its whole configuration', (lang) => {
  for (const { request } of generate({ type: 'advanced', lang, model: 'gemini-2.5-flash' })) {
    expect(request).toEqual({
      contents: [{ role: 'user', parts: [{ text: expect.stringMatching(/./) }] }],
      systemInstruction: { parts: [{ text: expect.stringMatching(/./) }] },
      generationConfig: {
        temperature: 0.7,
        topP: 0.95,
        maxOutputTokens: 8192,
        thinkingConfig: { includeThoughts: true, thinkingBudget: 1024 },
      },
      safetySettings: [
        { category: 'HARM_CATEGORY_HARASSMENT', threshold: 'BLOCK_MEDIUM_AND_ABOVE' },
        { category: 'HARM_CATEGORY_HATE_SPEECH', threshold: 'BLOCK_MEDIUM_AND_ABOVE' },
        { category: 'HARM_CATEGORY_SEXUALLY_EXPLICIT', threshold: 'BLOCK_MEDIUM_AND_ABOVE' },
        { category: 'HARM_CATEGORY_DANGEROUS_CONTENT', threshold: 'BLOCK_MEDIUM_AND_ABOVE' },
      ],
    });
  }
});

test('generateRequests: the model changes the thinking configuration of advanced requests and nothing else', () => {
  const older = generate({ type: 'advanced', model: 'gemini-2.5-pro' });
  const newer = generate({ type: 'advanced', model: 'gemini-4-argon' });
  expect(newer.map(promptOf)).toEqual(older.map(promptOf));
  expect(newer[0]?.request).toMatchObject({ generationConfig: { thinkingConfig: { thinkingLevel: 'LOW' } } });
  expect(generate({ model: 'gemini-2.5-pro' })).toEqual(generate({ model: 'gemini-4-argon' }));
});
