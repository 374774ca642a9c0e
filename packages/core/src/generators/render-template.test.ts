import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderDeep, renderTemplate } from './render-template.ts';

const row = { id: 7, question: 'What is {{id}}?', tags: ['a', 'b'], price: '$& $1 $$', none: null, 'my field': 'x' };

test.each([
  ['no placeholder', 'no placeholder'],
  ['', ''],
  ['row-{{id}}', 'row-7'],
  ['{{ id }}/{{id}}', '7/7'],
  ['{{price}}', '$& $1 $$'],
  ['{{tags}} {{none}}', '["a","b"] null'],
  ['{{{id}}}', '{7}'],
  ['{id} {{}} }}{{', '{id} {{}} }}{{'],
])('renderTemplate fills "%s"', (template, value) => {
  expect(renderTemplate(template, row)).toEqual({ value });
});

test('renderTemplate does not fill what a value itself holds', () => {
  expect(renderTemplate('{{question}}', row)).toEqual({ value: 'What is {{id}}?' });
});

test('renderTemplate fills a field whose name holds a space, as the header of a table may', () => {
  expect(renderTemplate('{{my field}} {{ my field }}', row)).toEqual({ value: 'x x' });
});

test.each([
  ['{{answer}}', 'answer'],
  ['{{id}} {{ answer }} {{other}}', 'answer'],
  ['{{ID}}', 'ID'],
])('renderTemplate names the field that the row lacks: "%s"', (template, missing) => {
  expect(renderTemplate(template, row)).toEqual({ missing });
});

test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
  'renderTemplate takes no field from the prototype: {{%s}}',
  (field) => {
    expect(renderTemplate(`{{${field}}}`, row)).toEqual({ missing: field });
  },
);

test('renderDeep fills every text at any depth and leaves other values and names alone', () => {
  const template = { a: ['{{id}}', { b: '{{none}}', n: 5, t: true, z: null }], '{{id}}': 'x' };
  const value = { a: ['7', { b: 'null', n: 5, t: true, z: null }], '{{id}}': 'x' };
  expect(renderDeep(template, row)).toEqual({ value });
});

test.each([
  ['in a list', ['{{id}}', '{{answer}}']],
  ['in a field', { a: { b: '{{answer}}' } }],
  ['in a text', '{{answer}}'],
])('renderDeep names the field that the row lacks %s', (_, template) => {
  expect(renderDeep(template, row)).toEqual({ missing: 'answer' });
});

const fieldName = fc.stringMatching(/^[a-z_0-9.-]{1,8}$/);
const json = fc.json().map((text): unknown => JSON.parse(text));

test('renderTemplate puts the text of each field where its placeholder stands, and nothing else', () => {
  const literal = fc.string().map((text) => text.replaceAll(/[{}]/g, ''));
  const piece = fc.tuple(literal, fieldName, fc.string());
  fc.assert(
    fc.property(fc.uniqueArray(piece, { selector: ([, name]) => name }), literal, (pieces, end) => {
      const template = pieces.map(([before, name]) => `${before}{{${name}}}`).join('') + end;
      const fields = Object.fromEntries(pieces.map(([, name, text]) => [name, text]));
      const value = pieces.map(([before, , text]) => before + text).join('') + end;
      expect(renderTemplate(template, fields)).toEqual({ value });
      const lacking = pieces[0]?.[1];
      if (lacking !== undefined) expect(renderTemplate(template, {})).toEqual({ missing: lacking });
    }),
  );
});

test('renderTemplate gives a text or the name of a missing field, for any template and row', () => {
  const template = fc.string({ unit: fc.constantFrom('{', '}', 'a', 'b', ' ', '$') });
  fc.assert(
    fc.property(template, fc.dictionary(fc.constantFrom('a', 'b', 'aa'), fc.jsonValue()), (text, fields) => {
      const rendered = renderTemplate(text, fields);
      if ('missing' in rendered) expect(Object.keys(fields)).not.toContain(rendered.missing);
      else expect(typeof rendered.value).toBe('string');
    }),
  );
});

test('renderDeep gives back any JSON without placeholders as it was', () => {
  const plain = json.filter((value) => !JSON.stringify(value).includes('{{'));
  fc.assert(
    fc.property(plain, (value) => {
      expect(renderDeep(value, {})).toEqual({ value });
    }),
  );
});

test('renderDeep fills a text wherever it stands as renderTemplate does', () => {
  fc.assert(
    fc.property(fieldName, fc.string(), fc.nat({ max: 6 }), (name, text, depth) => {
      let template: unknown = `<{{${name}}}>`;
      let value: unknown = `<${text}>`;
      for (let level = 0; level < depth; level += 1) {
        template = level % 2 === 0 ? [1, template] : { inner: template };
        value = level % 2 === 0 ? [1, value] : { inner: value };
      }
      expect(renderDeep(template, { [name]: text })).toEqual({ value });
    }),
  );
});
