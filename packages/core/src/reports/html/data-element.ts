import type { Html } from './html.ts';

/** Data for the page's script. No text in it can end the element, begin a comment, or be run. */
export function dataElement(className: 'settings' | 'rows', data: unknown): Html {
  const json = JSON.stringify(data).replace(
    /[<>\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return { html: `<script type="application/json" class="${className}">${json}</script>\n` };
}
