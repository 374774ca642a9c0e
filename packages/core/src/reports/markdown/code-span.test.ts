import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeSpan } from './code-span.ts';

test.each([
  ['text as it is', 'simple-request-1', '`simple-request-1`'],
  ['Markdown stays what it is', '**@user** <b>#1</b>', '`**@user** <b>#1</b>`'],
  ['a fence longer than any run inside', 'a`b``c', '```a`b``c```'],
  ['a backtick at an end gets a blank', '`a', '`` `a ``'],
  ['a dollar at an end does not touch the fence', '$5', '` $5 `'],
  ['the border of a table', 'a|b\\|c', '`a¦b\\¦c`'],
  ['a backslash at the end', 'a\\', '`a\\`'],
  ['lines become one', 'a\n\n# b', '`a # b`'],
  ['nothing', '', '`""`'],
  ['nothing but what cannot be seen', '\u200b\n', '`""`'],
  ['more backticks than cmark-gfm takes for a fence', '`'.repeat(100), '```````` ```````… ````````'],
])('codeSpan: %s', (_what, text, span) => {
  expect(codeSpan(text)).toBe(span);
});

test('codeSpan cuts what is too long', () => {
  expect(codeSpan('x'.repeat(200))).toHaveLength(122);
  expect(codeSpan('abcdef', 3)).toBe('`ab…`');
});

test('codeSpan is one span that nothing inside it ends, whatever it is given', () => {
  const unit = fc.constantFrom(
    '`',
    '``',
    '`'.repeat(9),
    '`'.repeat(81),
    '|',
    '\\',
    '$',
    ' ',
    '\n',
    'a',
    '😀',
    '\u0301',
  );
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit, maxLength: 60 }), fc.string({ unit: 'binary' })), (text) => {
      const [, fence = '', inner = '', closing] = /^(`+)(.*[^`])(`+)$/su.exec(codeSpan(text)) ?? [];
      expect(closing).toBe(fence);
      expect(fence.length).toBeLessThanOrEqual(80);
      expect(inner.match(/`+/g) ?? []).not.toContain(fence);
      expect(inner).not.toMatch(/[\n\r|]|^\$|\$$/);
    }),
  );
});
