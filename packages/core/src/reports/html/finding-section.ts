import { findingsOf } from '../../analyzer/findings.ts';
import { type Html, html } from './html.ts';
import type { PageContext } from './page-context.ts';

/** What is worth saying about the run, what needs a look first. */
export function findingSection({ report, words, expectedSeconds }: PageContext): Html | null {
  const findings = findingsOf(report, expectedSeconds).toSorted((a, b) => Number(a.good) - Number(b.good));
  if (findings.length === 0) return null;
  return html`<section id="findings"><h2>${words.headings.findings}</h2><ul class="findings card">${findings.map(
    (finding) =>
      html`<li class="${finding.good ? 'good' : 'warn'}"><span class="mark" aria-hidden="true">${finding.good ? '✓' : '!'}</span><span>${words.finding(finding)}</span></li>`,
  )}</ul></section>`;
}
