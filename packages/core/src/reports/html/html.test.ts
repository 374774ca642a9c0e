import { expect, test } from 'vitest';
import { hostileStrings } from '../../../../../test/support/hostile-strings.ts';
import { escapeHtml, html } from './html.ts';

test('html escapes text, in elements and in attributes, and takes pieces as they are', () => {
  const piece = html`<b title="${`"'<>&`}">${'<i>'}</b>`;
  expect(html`<p>${[piece, null, 7, ['a', piece]]}</p>`.html).toBe(
    '<p><b title="&#34;&#39;&#60;&#62;&#38;">&#60;i&#62;</b>7a<b title="&#34;&#39;&#60;&#62;&#38;">&#60;i&#62;</b></p>',
  );
});

test.each(Object.entries(hostileStrings))('escapeHtml leaves no markup of %s', (_, text) => {
  expect(escapeHtml(text)).not.toMatch(/[<>"']|&(?!#\d+;)/);
});
