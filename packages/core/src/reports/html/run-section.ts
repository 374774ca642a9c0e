import { type Html, html } from './html.ts';
import { outsideText } from './outside-text.ts';
import type { PageContext } from './page-context.ts';

/** Where the run comes from. */
export function runSection({ report, words, texts, links }: PageContext): Html {
  const { run, tool } = report;
  const say = texts.run;
  const { git } = run;
  const sha = git && html`<span class="mono">${outsideText(git.sha.slice(0, 7))}</span>`;
  const facts: readonly (readonly [string, Html | string | null])[] = [
    [words.labels.run, outsideText(run.id)],
    [say.suite, run.suite === null ? null : outsideText(run.suite)],
    [words.labels.model, outsideText(run.model)],
    [say.backend, run.backend],
    [say.address, outsideText(run.baseUrl)],
    [say.created, time(run.createdAt)],
    [say.completed, time(run.completedAt)],
    [say.commit, git && html`${outsideText(git.repository)} ${links.commit === null ? sha : link(links.commit, sha)}`],
    [say.pullRequest, git?.pullRequest ? `#${git.pullRequest}` : null],
    [say.workflow, links.run === null ? null : link(links.run, outsideText(links.run))],
    [say.tool, `${tool.name} ${tool.version}`],
  ];
  return html`<section id="run"><h2>${texts.headings.run}</h2><dl class="card facts wide">${facts.map(
    ([label, value]) => value && html`<div><dt>${label}</dt><dd>${value}</dd></div>`,
  )}</dl></section>`;
}

function time(iso: string): Html {
  const ms = Date.parse(iso);
  if (Number.isNaN(ms)) return outsideText(iso);
  const text = new Date(ms).toISOString();
  return html`<time datetime="${text}">${text.slice(0, 19).replace('T', ' ')} UTC</time>`;
}

function link(address: string, inner: Html | null): Html {
  return /^https?:\/\//.test(address) ? html`<a href="${address}" rel="noreferrer">${inner}</a>` : html`${inner}`;
}
