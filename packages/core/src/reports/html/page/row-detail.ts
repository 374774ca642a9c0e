import { formatCount } from '../../../locales/format-numbers.ts';
import type { TableMessages } from '../../../locales/table-messages.ts';
import { plainLine } from '../../plain-line.ts';
import type { ShownText } from '../pack-texts.ts';
import { smallUsd } from '../small-usd.ts';
import { visibleParts } from '../visible-parts.ts';
import { element } from './element.ts';
import type { PageData, PageRow } from './page-data.ts';
import { startOf } from './text-search.ts';

/** What is known of one request: its figures, and prompt and answer as soon as they are unpacked. */
export function rowDetail(row: PageRow, data: PageData, words: TableMessages): HTMLElement {
  const { detail } = words;
  const facts = element(
    'dl',
    { className: 'facts' },
    ...factsOf(row, data, words).map(([name, value]) => fact(name, value)),
  );
  if (!data.settings.hasTexts) return element('div', {}, facts);
  const texts = element('div', { className: 'texts' }, element('p', { className: 'soft' }, detail.loading));
  const show = async () => {
    const [prompt, answer] = await data.textsOf(row);
    texts.replaceChildren(
      textBox(detail.prompt, prompt, detail.noPrompt, words),
      textBox(detail.answer, answer, detail.noAnswer, words),
    );
  };
  show().catch(() => texts.replaceChildren(element('p', { className: 'note' }, detail.unreadable)));
  return element('div', {}, facts, texts);
}

function factsOf(row: PageRow, { settings }: PageData, { detail }: TableMessages): [string, HTMLElement | string][] {
  const { message, checks, tokens, costUsd, modelVersion, attempt, shard, line } = row;
  const remedy =
    row.outcome === 'failed' && Object.hasOwn(settings.remedies, row.reason) ? settings.remedies[row.reason] : null;
  const known: [string, HTMLElement | string | null][] = [
    // The row shows a key that is short and plain as it is.
    [detail.key, plainLine(row.key, 120) === row.key ? null : visible(row.key, 'span')],
    [detail.message, message === null ? null : visible(message, 'span')],
    [detail.remedy, remedy ?? null],
    [
      detail.checks,
      checks.length === 0 ? null : checks.map(({ name, passed }) => `${passed ? '✓' : '✗'} ${name}`).join('  '),
    ],
    [
      detail.tokens,
      tokens &&
        detail.tokenParts(
          formatCount(tokens.prompt),
          tokens.cached > 0 ? formatCount(tokens.cached) : null,
          formatCount(tokens.candidates),
          formatCount(tokens.thoughts),
        ),
    ],
    [detail.cost, costUsd === null ? null : smallUsd(costUsd)],
    [detail.model, modelVersion === null ? null : visible(modelVersion, 'span')],
    [
      detail.place,
      attempt === null || shard === null || line === null
        ? null
        : `shards/${String(shard).padStart(4, '0')}-${attempt}/output.jsonl:${line}`,
    ],
  ];
  return known.flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
}

function fact(name: string, value: HTMLElement | string): HTMLElement {
  return element('div', {}, element('dt', {}, name), element('dd', {}, value));
}

function textBox(title: string, shown: ShownText | null, absent: string, { detail }: TableMessages): HTMLElement {
  const head = element('h3', {}, title);
  if (shown === null) return element('section', {}, head, element('p', { className: 'soft' }, absent));
  const text = startOf(shown);
  if (text === '') return element('section', {}, head, element('p', { className: 'soft' }, detail.empty));
  const box = visible(text, 'pre');
  box.tabIndex = 0;
  box.setAttribute('role', 'region');
  box.setAttribute('aria-label', title);
  const cut =
    typeof shown === 'string'
      ? []
      : [element('p', { className: 'soft' }, detail.cut(formatCount(text.length), formatCount(shown[1])))];
  return element('section', {}, head, box, ...cut);
}

/** Text from outside as it came, in its own direction; what cannot be seen in it is named. */
function visible(text: string, tag: 'pre' | 'span'): HTMLElement {
  const parts = visibleParts(text).map(({ text, isMark }) =>
    isMark ? element('span', { className: 'unprintable' }, text) : text,
  );
  return element(tag, { className: 'outside', dir: 'auto' }, ...parts);
}
