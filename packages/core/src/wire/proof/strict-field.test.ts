import { describe, expect, test } from 'vitest';
import { strictField } from './strict-field.ts';

describe('strictField', () => {
  test.each([
    ['text is not empty', { type: 'string' }, { type: 'string', minLength: 1 }],
    [
      'an object is closed',
      { type: 'object', properties: {} },
      { type: 'object', properties: {}, additionalProperties: false },
    ],
    [
      'an object that says what else it holds stays open',
      { type: 'object', additionalProperties: {} },
      { type: 'object', additionalProperties: {} },
    ],
    ['true is the only value that is written', { type: 'boolean' }, { type: 'boolean', const: true }],
    [
      'the unspecified value of an enum is never written',
      { type: 'string', enum: ['unspecified', 'A'] },
      { type: 'string', enum: ['A'] },
    ],
    ['a number with a fraction may be zero', { type: 'number', format: 'float' }, { type: 'number' }],
    [
      'what a list holds may be empty',
      { type: 'array', items: { type: 'string' } },
      { type: 'array', items: { type: 'string' }, minItems: 1 },
    ],
    ['a reference stays', { $ref: '#/$defs/A' }, { $ref: '#/$defs/A' }],
  ])('%s', (_what, schema, strict) => {
    expect(strictField(schema)).toEqual(strict);
  });

  test('a field whose presence is told may hold its default', () => {
    for (const type of ['string', 'boolean', 'array']) expect(strictField({ type }, true)).toEqual({ type });
    expect(strictField({ type: 'integer' })).toHaveProperty('not');
    expect(strictField({ type: 'integer' }, true)).not.toHaveProperty('not');
  });

  test.each([
    ['byte', ['', 'q80=', 'ab+/'], ['q80', 'q8-_', 'x']],
    [
      'google-datetime',
      ['2026-11-23T12:00:00Z', '2026-11-23T12:00:00.123Z', '2026-11-23T12:00:00.123456789Z'],
      ['2026-11-23T12:00:00', '2026-11-23T12:00:00.12Z'],
    ],
    ['google-duration', ['37s', '0.250s', '-1s'], ['37', '37ms', '1.5s']],
    ['int64', ['0', '12', '-3'], ['012', '1.0', '', '-0']],
  ])('%s', (format, right, wrong) => {
    const { pattern = '' } = strictField({ type: 'string', format }, true);
    const matching = [...right, ...wrong].filter((text) => new RegExp(pattern).test(text));
    expect(matching).toEqual(right);
  });
});
