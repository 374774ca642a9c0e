import { type WireDifference, wireDifferences, wireSources } from '../packages/core/src/wire/proof/index.ts';
import { table } from './markdown-tables.ts';

const words = {
  en: {
    head: ['message', 'field', 'the description', 'the wire', 'sources'],
    all: 'all',
    whole: 'whole',
    between: ', ',
  },
  zh: { head: ['消息', '字段', '文档', '实际', '来源'], all: '所有', whole: '整体', between: '、' },
} as const;

type Lang = keyof typeof words;

/** The differences between Google's description and the wire, and the sources, as Markdown tables. */
export function wireTables(lang: Lang): Record<'differences' | 'sources', string> {
  const sources = Object.entries(wireSources).map(([name, source]) => [name, source]);
  return {
    differences: table(
      words[lang].head,
      wireDifferences.map((difference) => row(difference, lang)),
    ),
    sources: table(lang === 'en' ? ['name', 'source'] : ['缩写', '来源'], sources),
  };
}

function row({ messages, fields, description, wire, sources }: WireDifference, lang: Lang): string[] {
  const { all, whole, between } = words[lang];
  const names = (of: readonly string[], every: string) =>
    of.map((name) => (name === '*' ? every : `\`${name}\``)).join(between);
  return [names(messages, all), names(fields, whole), description[lang], wire[lang], sources.join(between)];
}
