import { expect, test } from 'vitest';
import { hostileStrings } from '../../../../../test/support/hostile-strings.ts';
import { dataElement } from './data-element.ts';

test.each(Object.entries({ ...hostileStrings, 'the end of a script': '</script><!-- <script>\u2028' }))(
  'dataElement holds as data: %s',
  (_, text) => {
    const { html } = dataElement('rows', { [text]: text });
    const [, json = ''] = /^<script type="application\/json" class="rows">(.*)<\/script>\n$/s.exec(html) ?? [];
    expect(json).not.toMatch(/[<>\u2028\u2029]/);
    expect(Object.entries(JSON.parse(json))).toEqual([[text, text]]);
  },
);
