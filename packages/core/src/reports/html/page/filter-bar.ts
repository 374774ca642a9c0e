import type { TableMessages } from '../../../locales/table-messages.ts';
import { plainLine } from '../../plain-line.ts';
import { element } from './element.ts';
import type { PageData } from './page-data.ts';
import { noFilter, type RowFilter } from './row-filter.ts';

export interface FilterBar {
  readonly element: HTMLElement;
  /** Back to all rows, without telling. */
  reset(): void;
}

/** The fields by which rows are chosen: those that can tell rows of this run apart. `onChange` gets each new choice. */
export function filterBar(
  { rows, settings }: PageData,
  words: TableMessages,
  onChange: (filter: RowFilter) => void,
): FilterBar {
  let filter = noFilter;
  const change = (part: Partial<RowFilter>) => {
    filter = { ...filter, ...part };
    onChange(filter);
  };

  const search = element('input', { type: 'search', autocomplete: 'off', spellcheck: false });
  search.addEventListener('input', () => change({ text: search.value.trim().toLowerCase() }));
  const fields: HTMLSelectElement[] = [];
  const labels: HTMLElement[] = [element('label', { className: 'search' }, element('span', {}, words.search), search)];

  function choice(
    name: string,
    options: readonly (readonly [string, string])[],
    choose: (value: string) => void,
  ): void {
    const field = element(
      'select',
      {},
      ...[['', words.all] as const, ...options].map(([value, text]) => element('option', { value }, text)),
    );
    field.addEventListener('change', () => choose(field.value));
    fields.push(field);
    labels.push(element('label', {}, element('span', {}, name), field));
  }

  choice(
    words.outcome,
    [
      ['succeeded', words.succeeded],
      ['failed', words.failed],
    ],
    (outcome) => change({ outcome: outcome === 'succeeded' || outcome === 'failed' ? outcome : '' }),
  );
  if (settings.hasTypes) choice(words.type, valuesOf(rows.map(({ type }) => type)), (type) => change({ type }));
  const reasons = valuesOf(rows.map(({ reason }) => reason));
  if (reasons.length > 1) choice(words.reason, reasons, (reason) => change({ reason }));
  if (settings.hasChecks) {
    const names = new Set(rows.flatMap(({ checks }) => checks.map(({ name }) => name)));
    choice(
      words.checks,
      [
        ['passed', words.passed],
        ['not', words.notPassed],
        ...(names.size > 1 ? [...names].map((name) => [`not:${name}`, words.notPassedCheck(name)] as const) : []),
        ...(rows.some(({ checks }) => checks.length === 0) ? [['none', words.unchecked] as const] : []),
      ],
      (checks) => change({ checks }),
    );
  }
  if (settings.hasComparison) {
    choice(
      words.change,
      [
        ['regression', words.regressions],
        ['improvement', words.improvements],
      ],
      (kind) => change({ change: kind === 'regression' || kind === 'improvement' ? kind : '' }),
    );
  }
  return {
    element: element('div', { className: 'filters' }, ...labels),
    reset: () => {
      filter = noFilter;
      search.value = '';
      for (const field of fields) field.value = '';
    },
  };
}

/** Different values with how they are shown; an empty one cannot be asked for. */
function valuesOf(values: readonly string[]): (readonly [string, string])[] {
  const collator = new Intl.Collator('en', { numeric: true });
  return [...new Set(values)]
    .filter((value) => value !== '')
    .sort(collator.compare)
    .map((value) => [value, plainLine(value, 60)]);
}
