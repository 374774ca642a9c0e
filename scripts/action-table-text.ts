import { parse } from 'yaml';
import { table } from './markdown-tables.ts';

/** An input or output of `action.yml`. */
interface Entry {
  readonly name: string;
  readonly description: string;
  /** Of an input. */
  readonly standard: string;
}

export interface Action {
  readonly inputs: readonly Entry[];
  readonly outputs: readonly Entry[];
}

/** A description in Chinese, beside the English one that it says: where that has changed, it is stale. */
interface Translation {
  readonly en: string;
  readonly zh: string;
}

/** By kind and name, `inputs.api-key`. */
export type Translations = ReadonlyMap<string, Translation>;

const kinds = ['inputs', 'outputs'] as const;

export function readAction(yaml: string): Action {
  const action: unknown = parse(yaml);
  const entries = (kind: string): Entry[] =>
    fieldsOf(fieldOf(action, kind)).map(([name, entry]) => ({
      name,
      description: textOf(entry, 'description'),
      standard: kind === 'inputs' ? textOf(entry, 'default') : '',
    }));
  return { inputs: entries('inputs'), outputs: entries('outputs') };
}

export function readTranslations(json: string): Translations {
  const all: unknown = JSON.parse(json);
  return new Map(fieldsOf(all).map(([id, entry]) => [id, { en: textOf(entry, 'en'), zh: textOf(entry, 'zh') }]));
}

/** What has no Chinese description, what has a stale one, and which ones are of nothing. */
export function translationFaults(action: Action, translations: Translations): string[] {
  const described = new Map(
    kinds.flatMap((kind) => action[kind].map(({ name, description }) => [`${kind}.${name}`, description])),
  );
  const faults: string[] = [];
  for (const [id, description] of described) {
    const translation = translations.get(id);
    if (translation === undefined) faults.push(`${id} has no Chinese description`);
    else if (translation.en !== description) faults.push(`The Chinese description of ${id} is of another English one`);
  }
  for (const id of translations.keys()) {
    if (!described.has(id)) faults.push(`There is no ${id} to describe in Chinese`);
  }
  return faults;
}

/** The two tables as Markdown, in Chinese when there are translations. */
export function actionTables(action: Action, translations: Translations | null): Record<'inputs' | 'outputs', string> {
  const words =
    translations === null ? ['Input', 'Default', 'Output', 'Description'] : ['输入', '默认值', '输出', '说明'];
  const [input = '', standard = '', output = '', meaning = ''] = words;
  const say = (id: string, english: string) => translations?.get(id)?.zh ?? english;
  return {
    inputs: table(
      [input, standard, meaning],
      action.inputs.map((entry) => [
        code(entry.name),
        entry.standard === '' ? '' : code(entry.standard),
        say(`inputs.${entry.name}`, entry.description),
      ]),
    ),
    outputs: table(
      [output, meaning],
      action.outputs.map(({ name, description }) => [code(name), say(`outputs.${name}`, description)]),
    ),
  };
}

function code(text: string): string {
  return `\`${text}\``;
}

function fieldsOf(value: unknown): [string, unknown][] {
  if (typeof value !== 'object' || value === null) throw new TypeError('This is no object');
  return Object.entries(value);
}

function fieldOf(value: unknown, name: string): unknown {
  return new Map(fieldsOf(value)).get(name);
}

function textOf(value: unknown, name: string): string {
  const text = fieldOf(value, name);
  if (typeof text !== 'string') throw new TypeError(`"${name}" is no text`);
  return text;
}
