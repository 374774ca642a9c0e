import type { GateReport } from '../../analyzer/report.ts';
import { formatCount, formatRate } from '../../locales/format-numbers.ts';
import { gateText } from '../gate-text.ts';
import { type Html, html } from './html.ts';
import { outsideText } from './outside-text.ts';
import type { PageContext } from './page-context.ts';

const marks = { pass: '✓', fail: '✗', inconclusive: '?' } as const;

/** The verdict in one word, what it rests on in one sentence, and the gates. */
export function verdictSection(context: PageContext): Html {
  const { report, words, texts } = context;
  const { verdict, requests, checks, run } = report;
  const passed =
    checks && texts.passed(formatCount(checks.passed), formatCount(checks.total), formatRate(checks.passRate));
  return html`<section class="verdict ${verdict}">
<p class="kicker">${outsideText(run.suite ?? run.id)} · ${outsideText(run.model, 60)}</p>
<h1><span class="mark" aria-hidden="true">${marks[verdict]}</span>${words.markdown.verdict[verdict]}</h1>
<p class="headline">${words.headline(formatCount(requests.succeeded), formatCount(requests.total), formatRate(requests.successRate))}${
    passed && html`<span class="block">${passed}</span>`
  }</p>
<ul class="gates">${report.gates.map((gate) => gateItem(gate, context))}</ul>
</section>
${
  run.emulated
    ? html`<p class="note" role="note"><strong>${texts.emulated.title}</strong> ${texts.emulated.text}</p>`
    : null
}`;
}

function gateItem(gate: GateReport, { report, words }: PageContext): Html {
  return html`<li class="${gate.verdict}"><span aria-hidden="true">${marks[gate.verdict]}</span><span class="unseen">${words.verdict[gate.verdict]}${words.markdown.colon}</span>${gateText(gate, report, words)}</li>`;
}
