/**
 * The page's script, plain JavaScript as the browser gets it. It asks for the state each second while somebody looks,
 * and writes everything as text: nothing that comes from a client is ever read as HTML.
 */
export const pageScript: string = String.raw`
'use strict';
const words = JSON.parse(document.getElementById('words').textContent);
const lang = document.documentElement.lang;
const byId = (id) => document.getElementById(id);
const number = new Intl.NumberFormat(lang);
const moment = new Intl.DateTimeFormat(lang, { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
const fullMoment = new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23' });

/** Characters that are not seen or that move others (line ends, directions, joiners) are shown by their number. */
const shown = (text) => String(text).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu,
  (mark) => '\\u' + mark.codePointAt(0).toString(16).toUpperCase().padStart(4, '0'));

function duration(ms) {
  const [d, h, min, s, milliseconds] = words.units;
  const space = (unit) => unit.replace(/^(?=\w)/, ' ');
  if (ms < 1000) return Math.round(ms) + space(milliseconds);
  const seconds = Math.round(ms / 1000);
  const parts = [[Math.floor(seconds / 86400), d], [Math.floor(seconds / 3600) % 24, h], [Math.floor(seconds / 60) % 60, min], [seconds % 60, s]];
  const first = parts.findIndex(([count]) => count > 0);
  return parts.slice(first, first + 2).filter(([count]) => count > 0).map(([count, unit]) => count + space(unit)).join(' ');
}

function size(bytes) {
  const units = ['B', 'KB', 'MB', 'GB'];
  const power = Math.min(3, Math.floor(Math.log(Math.max(1, bytes)) / Math.log(1024)));
  return number.format(Math.round((bytes / 1024 ** power) * 10) / 10) + ' ' + units[power];
}

/** A piece of a cell: its text, its class, the element it becomes. */
const piece = (text, className = '', tag = 'span') => ({ text: shown(text), className, tag });

function elementOf({ text, className, tag, value }) {
  const element = document.createElement(tag);
  if (className !== '') element.className = className;
  if (tag === 'progress') element.value = value; else element.textContent = text;
  return element;
}

/** Shows a row for each item; rows that are there keep their place and what the reader selected in them. */
function fill(id, items, columns, narrow, keyOf, cellsOf) {
  const body = byId(id);
  const rows = new Map([...body.children].map((row) => [row.dataset.key, row]));
  const wanted = items.map((item, index) => {
    const key = keyOf(item, index);
    const row = rows.get(key) ?? document.createElement('tr');
    row.dataset.key = key;
    cellsOf(item).forEach((pieces, column) => {
      const cell = row.children[column] ?? row.appendChild(document.createElement('td'));
      const signature = JSON.stringify(pieces);
      if (cell.signature === signature) return;
      cell.signature = signature;
      cell.dataset.label = columns[column];
      if (narrow.includes(column)) cell.className = 'narrow';
      const box = document.createElement('div');
      box.append(...pieces.map(elementOf));
      cell.replaceChildren(...(pieces.length > 0 ? [box] : []));
    });
    return row;
  });
  if (wanted.length !== body.children.length || wanted.some((row, index) => row !== body.children[index])) body.replaceChildren(...wanted);
  byId(id + '-empty').hidden = items.length > 0;
  body.parentElement.hidden = items.length === 0;
}

const stateClass = (state) => state === 'SUCCEEDED' ? 'good' : ['FAILED', 'EXPIRED', 'CANCELLED'].includes(state) ? 'bad' : 'busy';

function timeOf(job, nowMs) {
  const with_ = (text, ms) => piece(text.replace('{n}', duration(Math.max(0, ms))), 'block');
  if (job.isDone) return [with_(words.took, job.endTimeMs - job.createTimeMs)];
  const starts = job.startTimeMs !== null && job.startTimeMs > nowMs && (job.endTimeMs === null || job.startTimeMs < job.endTimeMs);
  if (starts) return [with_(words.startsIn, job.startTimeMs - nowMs)];
  if (job.endTimeMs === null) return [];
  const share = (nowMs - (job.startTimeMs ?? job.createTimeMs)) / Math.max(1, job.endTimeMs - (job.startTimeMs ?? job.createTimeMs));
  const bar = { text: '', className: '', tag: 'progress', value: Math.round(Math.max(0, share) * 100) / 100 };
  return [with_(words.endsIn, job.endTimeMs - nowMs), ...(job.state === 'RUNNING' ? [bar] : [])];
}

function jobCells(job, nowMs) {
  const { outcomes } = job;
  return [
    [piece(job.state, 'badge ' + stateClass(job.state))],
    [...(job.displayName === null ? [] : [piece(job.displayName, '', 'bdi')]), piece(job.name, 'block soft mono'), piece(job.model + ' · ' + job.kind + ' · ' + job.source, 'block soft'),
      ...job.faults.map((fault) => piece(fault, 'chip'))],
    [piece(number.format(job.requests), 'block'), ...(outcomes === null ? [] : [
      piece(number.format(outcomes.succeeded) + ' ' + words.succeeded, 'block good'),
      ...(outcomes.failed === 0 ? [] : [piece(number.format(outcomes.failed) + ' ' + words.failed, 'block bad')])])],
    [piece(moment.format(job.createTimeMs))],
    timeOf(job, nowMs),
  ];
}

function exchangeCells(exchange) {
  const { status } = exchange;
  return [
    [piece(moment.format(exchange.timeMs))],
    [piece(status ?? words.broken, 'badge ' + (status !== null && status < 400 ? 'good' : 'bad'))],
    [piece(exchange.method + ' ' + exchange.path, 'block mono'), ...(exchange.call === null ? [] : [piece(exchange.call, 'soft')])],
    [piece(duration(exchange.durationMs))],
    [...(exchange.fault === null ? [] : [piece(exchange.fault, 'chip')]),
      ...(exchange.problem === null ? [] : [piece(exchange.problem, 'soft')])],
  ];
}

function show(state) {
  const put = (id, text) => { if (byId(id).textContent !== shown(text)) byId(id).textContent = shown(text); };
  put('version', state.version);
  put('clock', fullMoment.format(state.timeMs));
  put('speed', '×' + number.format(state.speed));
  put('seed', state.seed);
  put('tier', state.tier);
  put('data', state.dataDir ?? words.memory);
  put('answers', state.answers ?? words.invented);
  put('jobs-count', state.jobCount === 0 ? '' : number.format(state.jobCount));
  put('files-count', state.fileCount === 0 ? '' : number.format(state.fileCount));
  put('requests-count', state.exchangeCount === 0 ? '' : number.format(state.exchangeCount));
  fill('jobs', state.jobs, words.jobColumns, [0, 2, 3, 4], (job) => job.name, (job) => jobCells(job, state.timeMs));
  fill('rules', state.rules, words.ruleColumns, [1], (_, index) => String(index), ({ rule, on, fired }) => [
    [piece(rule, 'mono')],
    [piece({ calls: words.onCalls, jobs: words.onJobs, lines: words.onLines }[on].replace('{n}', number.format(fired)), fired > 0 && on !== 'lines' ? 'bad' : 'soft')],
  ]);
  fill('requests', state.exchanges, words.requestColumns, [0, 1, 3], (_, index) => String(state.exchangeCount - index), exchangeCells);
  fill('files', state.files, words.fileColumns, [2, 3, 4], (file) => file.name, (file) => [
    [...(file.displayName === null ? [] : [piece(file.displayName, '', 'bdi')]), piece(file.name, 'block soft mono')],
    [piece(file.mimeType)], [piece(size(file.sizeBytes))], [piece(moment.format(file.createTimeMs))], [piece(moment.format(file.expirationTimeMs))],
  ]);
}

const live = (isLive) => { byId('live').hidden = !isLive; byId('lost').hidden = isLive; };
let timer;
async function look() {
  clearTimeout(timer);
  if (document.hidden) return;
  try {
    const answer = await fetch('/emulator/state', { cache: 'no-store' });
    if (!answer.ok) throw new Error(String(answer.status));
    show(await answer.json());
    live(true);
  } catch {
    live(false);
  }
  clearTimeout(timer);
  timer = setTimeout(look, 1000);
}

async function advance(button) {
  button.disabled = true;
  const body = JSON.stringify({ advanceSeconds: Number(button.dataset.seconds) });
  await fetch('/emulator/clock', { method: 'POST', headers: { 'content-type': 'application/json' }, body }).catch(() => live(false));
  button.disabled = false;
  await look();
}

byId('export').textContent = 'export GOOGLE_GEMINI_BASE_URL=' + location.origin + ' GEMINI_API_KEY=emulator';
for (const button of document.querySelectorAll('button')) button.addEventListener('click', () => advance(button));
document.addEventListener('visibilitychange', look);
look();
`;
