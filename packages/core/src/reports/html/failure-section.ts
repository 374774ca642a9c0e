import type { ErrorReport } from '../../analyzer/report.ts';
import { formatCount, formatRate } from '../../locales/format-numbers.ts';
import { meaningOf } from '../../locales/report-words.ts';
import type { NamedKeys } from './collect-figures.ts';
import { countBar } from './count-bar.ts';
import { type Html, html } from './html.ts';
import { keyLink, keyList, outsideText } from './outside-text.ts';
import type { PageContext } from './page-context.ts';

/** Different reasons, and messages of each, that are shown; the others are counted. */
const longest = { reasons: 40, messages: 3, finishReasons: 30 };

/** How the answers ended, and what failed: each reason with what to do, what was said, and the keys. */
export function failureSection(context: PageContext): Html {
  const { report, texts } = context;
  const { headings } = texts;
  return html`<section id="failures"><h2>${headings.failures}</h2>
<div class="columns">
<div class="wide"><h3>${headings.failedRequests} <span class="count">${formatCount(report.requests.failed)}</span></h3>${
    report.requests.failed === 0 ? html`<p class="soft">${texts.noFailures}</p>` : failedRequests(context)
  }${failedChecks(context)}</div>
<div><h3>${headings.finishReasons}</h3>${finishReasons(context)}</div>
</div></section>`;
}

function failedRequests(context: PageContext): Html {
  const { report, texts } = context;
  const groups = [...Map.groupBy(report.errors, ({ status }) => status)]
    .map(([status, errors]) => ({ status, errors, count: errors.reduce((sum, { count }) => sum + count, 0) }))
    .sort((a, b) => b.count - a.count);
  const others = groups.slice(longest.reasons);
  const otherRequests = others.reduce((sum, { count }) => sum + count, 0);
  return html`<ul class="reasons">${groups.slice(0, longest.reasons).map((group) => reason(group, context))}${
    others.length === 0
      ? null
      : html`<li class="soft">${texts.otherReasons(formatCount(others.length), formatCount(otherRequests))}</li>`
  }</ul>`;
}

function reason(
  { status, errors, count }: { status: string; errors: readonly ErrorReport[]; count: number },
  { words, texts, figures }: PageContext,
): Html {
  const code = errors.find((error) => error.code !== null)?.code ?? null;
  const said = errors.filter(({ message }) => message !== null);
  const others = said.length - longest.messages;
  return html`<li class="card"><p class="row"><span><strong class="mono">${outsideText(status, 60)}</strong>${
    code === null ? null : html` <span class="soft">${String(code)}</span>`
  } · ${words.markdown.requests(count)}</span>${
    errors.some(({ retryable }) => retryable) ? html`<span class="badge warn">${texts.maySucceed}</span>` : null
  }</p>
<p class="meaning">${meaningOf(status, words) ?? words.markdown.unknownReason}</p>
${said.slice(0, longest.messages).map((error) => message(error, texts))}
${others > 0 ? html`<p class="soft">${texts.moreMessages(formatCount(others))}</p>` : null}
${allKeys(figures.failedKeys.get(status), texts)}</li>`;
}

function message({ message, count, keys: [first] }: ErrorReport, texts: PageContext['texts']): Html {
  return html`<blockquote>${outsideText(message ?? '', 500)}<footer>${texts.messages(formatCount(count))}${
    first === undefined ? null : html` · ${texts.example} ${keyLink(first)}`
  }</footer></blockquote>`;
}

function allKeys(named: NamedKeys | undefined, texts: PageContext['texts']): Html | null {
  if (named === undefined) return null;
  const more = named.count - named.keys.length;
  return html`<details><summary>${texts.keys(formatCount(named.count))}</summary>${keyList(
    named.keys,
    more > 0 ? texts.moreKeys(formatCount(more)) : null,
  )}</details>`;
}

function failedChecks({ report, texts, figures, words }: PageContext): Html | null {
  const { checks } = report;
  if (checks === null) return null;
  return html`<h3>${texts.headings.failedChecks} <span class="count">${formatCount(checks.failed)}</span></h3>
<p class="soft">${texts.checksTitle(formatCount(checks.failed), formatCount(checks.total))}</p>
<ul class="reasons">${[...figures.failedChecks].map(
    ([names, named]) =>
      html`<li class="card"><p class="row"><span><strong class="mono">${names}</strong> · ${words.markdown.requests(named.count)}</span></p>${allKeys(named, texts)}</li>`,
  )}</ul>`;
}

function finishReasons({ report, texts }: PageContext): Html {
  const reasons = Object.entries(report.finishReasons).sort(([, a], [, b]) => b - a);
  const all = reasons.reduce((sum, [, count]) => sum + count, 0);
  if (all === 0) return html`<p class="soft">${texts.none}</p>`;
  return html`<ul class="shares card">${reasons
    .slice(0, longest.finishReasons)
    .map(
      ([name, count]) =>
        html`<li><span class="row"><span class="mono">${outsideText(name, 40)}</span><span>${formatCount(count)} <span class="soft">${formatRate(count / all)}</span></span></span>${countBar(count / all)}</li>`,
    )}</ul>`;
}
