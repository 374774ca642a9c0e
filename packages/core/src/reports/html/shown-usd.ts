import { formatUsd } from '../../locales/format-numbers.ts';
import { type Html, html } from './html.ts';
import type { PageContext } from './page-context.ts';

/** An amount of the run; one of an emulated run never without the word that it is invented. */
export function shownUsd(usd: number, { report, texts }: PageContext): Html {
  return html`<span>${formatUsd(usd)}${report.run.emulated ? html` <small>${texts.usage.invented}</small>` : null}</span>`;
}
