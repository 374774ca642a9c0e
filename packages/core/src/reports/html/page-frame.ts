import { sha256 } from '@noble/hashes/sha2.js';
import { formatCount } from '../../locales/format-numbers.ts';
import { plainLine } from '../plain-line.ts';
import { comparisonSection } from './comparison-section.ts';
import { failureSection } from './failure-section.ts';
import { figureTiles } from './figure-tiles.ts';
import { findingSection } from './finding-section.ts';
import { type Html, html } from './html.ts';
import { integritySection } from './integrity-section.ts';
import { jobTimeline } from './job-timeline.ts';
import type { PageContext } from './page-context.ts';
import { pageScript } from './page-script.ts';
import { pageStyle } from './page-style.ts';
import { runSection } from './run-section.ts';
import { typeSection } from './type-section.ts';
import { usageSection } from './usage-section.ts';
import { verdictSection } from './verdict-section.ts';

const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='4' fill='%231d5fd1'/%3E%3Cpath d='M4 11V8M8 11V4M12 11V6' stroke='white' stroke-width='1.8' stroke-linecap='round'/%3E%3C/svg%3E";

/** Where in the page the table begins, and how many rows it has. */
interface TableFrame {
  readonly rows: number;
  readonly hasTexts: boolean;
}

/** The page up to the data of its table: all that can be read without a script. */
export function pageStart(context: PageContext, frame: TableFrame): Html {
  const { report, words, texts } = context;
  const title = `${words.markdown.verdict[report.verdict]} · ${plainLine(report.run.suite ?? report.run.id, 80)}`;
  return html`<!doctype html>
<html lang="${context.lang === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="${`${report.tool.name} ${report.tool.version}`}">
<title>${title}</title>
<link rel="icon" href="${icon}">
<style>${trusted(pageStyle)}</style>
</head>
<body>
<a class="skip" href="#requests">${texts.skip}</a>
<header><span class="tool">${report.tool.name}</span>${navigation(context)}<button type="button" id="theme" hidden aria-label="${texts.theme}" title="${texts.theme}">◐</button></header>
<main>
${verdictSection(context)}
${figureTiles(context)}
${findingSection(context)}
${comparisonSection(context)}
${typeSection(context)}
${failureSection(context)}
${usageSection(context)}
${jobTimeline(context)}
${integritySection(context)}
${requestSection(context, frame)}
${runSection(context)}
</main>
`;
}

/** What follows the data. */
export function pageEnd(): Html {
  return html`<script>${trusted(pageScript)}</script>
</body>
</html>
`;
}

function navigation({ report, texts, words }: PageContext): Html {
  const { headings } = texts;
  const parts: readonly (readonly [string, string, boolean])[] = [
    ['findings', words.headings.findings, true],
    ['comparison', headings.comparison, report.comparison !== null],
    ['types', headings.types, report.byType.length > 1],
    ['failures', headings.failures, true],
    ['usage', headings.usage, true],
    ['jobs', headings.jobs, report.run.jobs.length > 0],
    ['integrity', headings.integrity, true],
    ['requests', headings.requests, true],
  ];
  return html`<nav>${parts.map(([id, name, isThere]) => (isThere ? html`<a href="#${id}">${name}</a>` : null))}</nav>`;
}

function requestSection({ report, figures, texts }: PageContext, { rows, hasTexts }: TableFrame): Html {
  const { table, headings } = texts;
  const { total } = report.requests;
  return html`<section id="requests" tabindex="-1"><h2>${headings.requests} <span class="count">${formatCount(total)}</span></h2>
${rows < figures.total ? html`<p class="soft">${table.shortened(formatCount(rows), formatCount(figures.total))}</p>` : null}
${hasTexts ? null : html`<p class="soft">${table.withheld}</p>`}
<noscript><p class="note">${table.noScript}</p></noscript>
<div id="table"></div></section>`;
}

/** Only the page's own script and style run, and it asks nobody. A policy in the page itself cannot say who may frame it. */
function policy(): string {
  return [
    "default-src 'none'",
    `script-src ${sourceOf(pageScript)}`,
    `style-src ${sourceOf(pageStyle)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function sourceOf(text: string): string {
  const digest = sha256(new TextEncoder().encode(text));
  return `'sha256-${btoa(String.fromCharCode(...digest))}'`;
}

/** Our own script and style: they hold nothing from outside. */
function trusted(text: string): Html {
  return { html: text };
}
