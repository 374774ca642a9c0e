import { plainLine } from '../plain-line.ts';
import { type Html, html } from './html.ts';

/** Text from outside as one line of the page: nothing unseen in it, and it turns nothing around it. */
export function outsideText(text: string, longest = 120): Html {
  return html`<bdi>${plainLine(text, longest) || '""'}</bdi>`;
}

/** Of a key that is longer, there is no link to its row. */
const longestLinked = 200;

/** A key, linked to its row in the table of requests. */
export function keyLink(key: string): Html {
  if (key.length > longestLinked) return outsideText(key);
  return html`<a href="#key=${encodeURIComponent(key.toWellFormed())}">${outsideText(key)}</a>`;
}

/** Keys in a row of links, and how many more there are. */
export function keyList(keys: readonly string[], more: string | null): Html {
  return html`<ul class="keys">${keys.map((key) => html`<li>${keyLink(key)}</li>`)}${
    more === null ? null : html`<li class="soft">${more}</li>`
  }</ul>`;
}
