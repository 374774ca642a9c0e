import { type Html, html } from './html.ts';
import { percent } from './percent.ts';

/** A part of a whole as a bar. It stands beside its figure. */
export function countBar(part: number): Html {
  return html`<svg class="rate" aria-hidden="true" width="100%" height="12"><rect class="track" width="100%" height="8" y="2" rx="2"/><rect class="fill" width="${percent(part)}" height="8" y="2" rx="2"/></svg>`;
}
