import { type Html, html } from './html.ts';
import { percent } from './percent.ts';

/** What a bar of a rate shows; all from 0 to 1. */
export interface Rate {
  readonly rate: number;
  readonly interval: readonly [number, number];
  /** What a gate requires. */
  readonly threshold: number | null;
}

/** A rate as a bar, its interval as a whisker. It says nothing to those who hear the page: the figures beside it do. */
export function rateBar({ rate, interval: [low, high], threshold }: Rate): Html {
  const cap = (at: number) => html`<line x1="${percent(at)}" x2="${percent(at)}" y1="3" y2="13"/>`;
  return html`<svg class="rate" aria-hidden="true" width="100%" height="16">
<rect class="track" width="100%" height="8" y="4" rx="2"/>
<rect class="fill" width="${percent(rate)}" height="8" y="4" rx="2"/>
<g class="whisker"><line x1="${percent(low)}" x2="${percent(high)}" y1="8" y2="8"/>${cap(low)}${cap(high)}</g>
${threshold === null ? null : html`<line class="threshold" x1="${percent(threshold)}" x2="${percent(threshold)}" y1="0" y2="16"/>`}
</svg>`;
}
