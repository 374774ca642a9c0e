import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../seeded-random.ts';
import { cannedJson } from './canned-json.ts';
import { cannedPattern } from './canned-pattern.ts';

const seeds = ['a', 'b', 'c', 'd', 'e'];

describe('a canned value fits its schema', () => {
  test.each<[string, object]>([
    [
      'references',
      {
        $ref: '#/$defs/person',
        $defs: { person: { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] } },
      },
    ],
    [
      'a schema that refers to itself',
      {
        type: 'object',
        properties: { name: { type: 'string' }, children: { type: 'array', items: { $ref: '#' } } },
        required: ['name', 'children'],
      },
    ],
    [
      'allOf',
      {
        allOf: [
          { type: 'object', properties: { a: { type: 'integer' } }, required: ['a'] },
          { required: ['b'], properties: { b: { type: 'boolean' } } },
        ],
      },
    ],
    ['anyOf', { anyOf: [{ type: 'null' }, { type: 'string' }] }],
    ['const', { type: 'object', properties: { kind: { const: 'x' } }, required: ['kind'] }],
    ['bounds on numbers', { type: 'number', exclusiveMinimum: 1, exclusiveMaximum: 2 }],
    ['whole numbers within fractions', { type: 'integer', minimum: 0.5, maximum: 1.5 }],
    ['multiples', { type: 'integer', minimum: 3, maximum: 30, multipleOf: 7 }],
    ['bounds on lists', { type: 'array', minItems: 4, maxItems: 4, items: { type: 'integer' } }],
    ['a tuple', { type: 'array', prefixItems: [{ type: 'string' }, { type: 'integer' }], minItems: 2, maxItems: 2 }],
    ['any keys', { type: 'object', additionalProperties: { type: 'integer' }, minProperties: 2 }],
    ['several types', { type: ['null', 'integer'] }],
    ['lengths', { type: 'string', minLength: 100, maxLength: 120 }],
    ['a pattern', { type: 'string', pattern: '^[A-Z]{2}-\\d{4}(?:-(?:red|blue))?$' }],
    ['properties without a type', { properties: { a: { items: { type: 'string' } } }, required: ['a'] }],
  ])('%s', (_what, schema) => {
    const validate = new Ajv({ strict: false }).compile(schema);
    for (const seed of seeds) {
      const value = cannedJson({ ...schema }, 'Some text.', seededRandom(seed));
      expect(validate(value), JSON.stringify(value)).toBe(true);
    }
  });

  test('formats', () => {
    const formats: readonly [string, RegExp][] = [
      ['date', /^\d{4}-\d\d-\d\d$/],
      ['date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/],
      ['email', /^\w+@example\.com$/],
      ['uuid', /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/],
      ['uri', /^https:\/\/example\.com\/\w+$/],
      ['ipv4', /^192\.0\.2\.\d+$/],
    ];
    for (const [format, form] of formats) {
      expect(cannedJson({ type: 'STRING', format }, 'Some text.', seededRandom('a'))).toMatch(form);
    }
    const date = cannedJson({ type: 'string', format: 'date-time' }, '', seededRandom('a'));
    expect(Number.isNaN(Date.parse(String(date)))).toBe(false);
  });

  test('the order of properties', () => {
    const properties = { a: { type: 'STRING' }, b: { type: 'STRING' }, c: { type: 'STRING' } };
    const value = cannedJson({ type: 'OBJECT', properties, propertyOrdering: ['c', 'a', 'b'] }, 'x', seededRandom('a'));
    expect(JSON.stringify(value)).toBe('{"c":"x","a":"x","b":"x"}');
  });
});

test('a schema that asks for more than can be made gets what can', () => {
  const all = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`p${index}`, { $ref: '#' }]));
  const endless = { type: 'object', properties: all, required: Object.keys(all) };
  expect(JSON.stringify(cannedJson(endless, 'x', seededRandom('a'))).length).toBeLessThan(1_000_000);
  const huge = { type: 'array', minItems: '1000000000', items: { type: 'string', minLength: '1000000000' } };
  expect(JSON.stringify(cannedJson(huge, 'x', seededRandom('a'))).length).toBeLessThan(20_000_000);
  expect(cannedJson({ $ref: '#/a', a: { $ref: '#' } }, 'x', seededRandom('a'))).toBe('x');
});

test('no schema makes it throw', () => {
  const names = fc.constantFrom(
    ...['type', 'properties', 'items', 'enum', 'anyOf', 'allOf', '$ref', 'pattern', 'format', 'minItems', 'maxItems'],
    ...[
      'minLength',
      'maxLength',
      'minimum',
      'maximum',
      'multipleOf',
      'required',
      'prefixItems',
      'additionalProperties',
    ],
  );
  const types = fc.constantFrom(
    'object',
    'array',
    'string',
    'integer',
    'number',
    'STRING',
    '#',
    '#/properties/type',
    -5,
    1e9,
  );
  const schema = fc.letrec((tie) => ({
    any: fc.oneof(
      { depthSize: 'small' },
      types,
      fc.jsonValue(),
      fc.dictionary(names, tie('any')),
      fc.array(tie('any')),
    ),
  })).any;
  fc.assert(
    fc.property(fc.dictionary(names, schema), (value) => {
      expect(typeof JSON.stringify(cannedJson(value, 'text', seededRandom('a')) ?? null)).toBe('string');
    }),
  );
});

describe('a canned string matches its pattern', () => {
  test.each([
    '^\\d{3}-\\d{4}$',
    '[a-f0-9]{8}',
    '^(cat|dog)s?$',
    '^[A-Z][a-z]+(?: [A-Z][a-z]+)*$',
    '^\\$\\d+\\.\\d{2}$',
    '^#(?<colour>[0-9a-fA-F]{6})$',
    '^[\\w.-]+@[\\w-]+\\.com$',
    '^$',
    '^((a{0}){400}){400}b$',
    '^(a?|b){30}c$',
  ])('%s', (pattern) => {
    for (const seed of seeds) {
      expect(cannedPattern(pattern, seededRandom(seed))).toMatch(new RegExp(pattern));
    }
  });

  test.each(['(?=x)y', '(?!x)y', '\\bword\\b', '(a)\\1', '[^a]', 'a^b', '(', '[', 'a{9999}', '*', 'a?'.repeat(5001)])(
    'or there is none: %s',
    (pattern) => {
      expect(cannedPattern(pattern, seededRandom('a'))).toBeUndefined();
    },
  );

  test('whatever the pattern, it matches or there is none', () => {
    const piece = fc.constantFrom(
      'a',
      'b-',
      '\\d',
      '\\w',
      '.',
      '[a-c]',
      '[\\d_]',
      '(',
      '(?:',
      ')',
      '|',
      '?',
      '*',
      '+',
      '{2}',
      '{1,3}',
      '\\.',
      '^',
      '$',
      '[^x]',
      '\\b',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const pattern = pieces.join('');
        const text = cannedPattern(pattern, seededRandom(pattern));
        if (text !== undefined) {
          expect(text).toMatch(new RegExp(pattern));
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('however its repetitions are nested, even of nothing, little is done for it', () => {
    const leaf = fc.constantFrom('', 'a', 'a{0}', 'b?', 'c*', '[de]{0,9}');
    const times = fc.constantFrom('', '?', '*', '{0}', '{400}', '{0,400}', '{999}');
    const { nested } = fc.letrec<{ nested: string }>((tie) => ({
      nested: fc.oneof(
        { maxDepth: 9, depthSize: 'max' },
        leaf,
        fc
          .tuple(fc.array(tie('nested'), { minLength: 1, maxLength: 3 }), fc.constantFrom('', '|'), times)
          .map(([pieces, between, repeated]) => `(${pieces.join(between)})${repeated}`),
      ),
    }));
    fc.assert(
      fc.property(nested, (pattern) => {
        const random = seededRandom(pattern);
        let drawn = 0;
        const text = cannedPattern(pattern, () => {
          drawn += 1;
          // Thrown: what draws without an end would not come to an assertion.
          if (drawn > 100_000) throw new Error('Too much is drawn');
          return random();
        });
        expect(text?.length ?? 0).toBeLessThanOrEqual(1000);
      }),
      { numRuns: 300, examples: [['(((a{0}){400}){400}){100}'], [`(a${'b{0}'.repeat(2000)}){900}`]] },
    );
  });
});

describe('a canned value reads little of its schema', () => {
  /** A list that counts how often it is read. */
  function counted(values: readonly string[]): { readonly list: readonly string[]; readonly reads: () => number } {
    let reads = 0;
    const get = (target: readonly string[], name: string | symbol): unknown => {
      reads += 1;
      return Reflect.get(target, name);
    };
    return { list: new Proxy(values, { get }), reads: () => reads };
  }
  const names = Array.from({ length: 1000 }, (_, index) => `a${index}`);

  test('one value of an enum', () => {
    const { list, reads } = counted(names);
    cannedJson({ type: 'array', minItems: 1000, items: { enum: list } }, 't', seededRandom('1'));
    expect(reads()).toBeLessThan(10_000);
  });

  test.each(['propertyOrdering', 'required'])('%s once, however many items there are', (field) => {
    const { list, reads } = counted(names);
    const items = { [field]: list, properties: { a: { type: 'boolean' } } };
    cannedJson({ type: 'array', minItems: 1000, items }, 't', seededRandom('1'));
    expect(reads()).toBeLessThan(10_000);
  });

  test('as many characters of a class as there is use for', () => {
    const text = cannedPattern(`[${'a'.repeat(1000)}${'b'.repeat(5000)}]{500}`, seededRandom('1'));
    expect(text).toBe('a'.repeat(500));
  });
});
