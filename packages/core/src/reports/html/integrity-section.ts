import { formatCount } from '../../locales/format-numbers.ts';
import { type Html, html } from './html.ts';
import type { PageContext } from './page-context.ts';

/** What is wrong with the lines of the output, counted; zeros too, because they are the proof. */
export function integritySection({ report, texts }: PageContext): Html {
  const { missing, duplicated, ambiguous, unexpected, malformed, modelMismatch, canaries } = report.integrity;
  const say = texts.integrity;
  const counts: readonly (readonly [string, number | null])[] = [
    [say.missing, missing],
    [say.duplicated, duplicated],
    [say.ambiguous, ambiguous],
    [say.unexpected, unexpected],
    [say.malformed, malformed],
    [say.modelMismatch, modelMismatch],
  ];
  const isIntact = counts.every(([, count]) => count === 0 || count === null);
  return html`<section id="integrity"><h2>${texts.headings.integrity}</h2>
<p>${isIntact ? say.intact : say.faulty}</p>
<dl class="card facts">${counts.map(([label, count]) => fact(label, count === null ? texts.unknown : formatCount(count), count === 0 ? true : count === null ? null : false))}${
    canaries &&
    fact(
      say.canaries,
      say.matched(formatCount(canaries.matched), formatCount(canaries.sent)),
      canaries.matched === canaries.sent,
    )
  }</dl></section>`;
}

function fact(label: string, value: string, isGood: boolean | null): Html {
  const [tone, mark] = isGood === null ? ['', '?'] : isGood ? ['good', '✓'] : ['warn', '!'];
  return html`<div class="${tone}"><dt>${label}</dt><dd><span class="mark" aria-hidden="true">${mark}</span> ${value}</dd></div>`;
}
