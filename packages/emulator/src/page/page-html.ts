import { pageScript } from './page-script.ts';
import { pageStyle } from './page-style.ts';
import { type PageLanguage, type PageWords, pageWords } from './page-words.ts';

const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='4' fill='%231f5fd0'/%3E%3Cpath d='M4 5h8M4 8h8M4 11h5' stroke='white' stroke-width='1.6' stroke-linecap='round'/%3E%3C/svg%3E";

/** The page in a language: one document without anything from elsewhere. What it shows is fetched by its script. */
export function pageHtml(lang: PageLanguage): string {
  const words = pageWords[lang];
  const other = lang === 'en' ? 'zh' : 'en';
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title}</title>
<link rel="icon" href="${icon}">
<style>${pageStyle}</style>
</head>
<body>
<header><h1>${words.title}</h1><span id="version"></span><span id="live" hidden>${words.live}</span><a href="?lang=${other}" lang="${other}">${words.otherLanguage}</a></header>
<p class="soft">${words.about}</p>
<p><code class="export" id="export"></code></p>
<noscript><p>${words.noScript}</p></noscript>
<p id="lost" role="status" hidden>${words.lost}</p>
<div class="panel">
${fact('clock', words.clock)}${fact('speed', words.speed)}${fact('seed', words.seed)}${fact('tier', words.tier)}${fact('data', words.data)}${fact('answers', words.answers)}
<div class="buttons" role="group" aria-labelledby="advance"><span id="advance">${words.advance}</span>
<button type="button" data-seconds="60">${words.minute}</button><button type="button" data-seconds="3600">${words.hour}</button><button type="button" data-seconds="86400">${words.day}</button>
</div>
</div>
${tables(words)}
<script type="application/json" id="words">${JSON.stringify(words).replaceAll('<', '\\u003c')}</script>
<script>${pageScript}</script>
</body>
</html>
`;
}

function tables(words: PageWords): string {
  return [
    table('jobs', words.jobs, words.jobColumns, words.noJobs),
    table('rules', words.rules, words.ruleColumns, words.noRules),
    table('requests', words.requests, words.requestColumns, words.noRequests),
    table('files', words.files, words.fileColumns, words.noFiles),
  ].join('\n');
}

function table(id: string, title: string, columns: readonly string[], empty: string): string {
  const head = columns.map((column) => `<th scope="col">${column}</th>`).join('');
  return `<section><h2>${title} <span class="count" id="${id}-count"></span></h2>
<div class="card scroll" id="${id}-card"><div class="empty" id="${id}-empty">${empty}</div>
<table hidden><thead><tr>${head}</tr></thead><tbody id="${id}"></tbody></table></div></section>`;
}

function fact(id: string, name: string): string {
  return `<div><span>${name}</span><span id="${id}">–</span></div>`;
}
