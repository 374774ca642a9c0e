import type { WireDifference } from './wire-difference.ts';

/** What holds of every message, and the fields that are exempt from it. */
export const differencesOfAll: readonly WireDifference[] = [
  {
    messages: ['*'],
    fields: ['*'],
    description: {
      en: 'Any field may hold zero, false, an empty text, an empty list or the `…_UNSPECIFIED` value',
      zh: '任何字段都可以是零、false、空文本、空列表或 `…_UNSPECIFIED`',
    },
    wire: {
      en: 'A field with such a default value is left out: no `done: false`, no counter `"0"`, no empty `operations`',
      zh: '取默认值的字段一律省略：没有 `done: false`，没有 `"0"` 的计数，没有空的 `operations`',
    },
    sources: ['CAP2', 'CAP3', 'CAP4', 'JSTEST', 'PROTOJSON'],
    change: {},
  },
  {
    messages: ['Candidate'],
    fields: ['index', 'finishMessage'],
    description: { en: 'A number and a text', zh: '一个数字和一段文本' },
    wire: {
      en: 'Declared `optional`, so written even when it is the default: `"index": 0`',
      zh: '声明为 `optional`，默认值也会写出：`"index": 0`',
    },
    sources: ['CAP2', 'PROTO'],
    change: { presence: 'even-when-default' },
  },
  {
    messages: ['Part'],
    fields: ['text'],
    description: { en: 'A text', zh: '一段文本' },
    wire: {
      en: 'One of several kinds of data, so written even when it is empty',
      zh: '是多种数据之一（oneof），为空时也会写出',
    },
    sources: ['PROTO'],
    change: { presence: 'even-when-default' },
  },
  {
    messages: ['CitationSource', 'LogprobsResultCandidate', 'Maps', 'RetrievedContext', 'ReviewSnippet', 'Web'],
    fields: ['*'],
    description: { en: 'Numbers and texts', zh: '数字和文本' },
    wire: {
      en: 'Declared `optional`, so written even when they are the default',
      zh: '声明为 `optional`，默认值也会写出',
    },
    sources: ['PROTO'],
    change: { presence: 'even-when-default' },
  },
  {
    messages: ['GroundingMetadata'],
    fields: ['googleMapsWidgetContextToken'],
    description: { en: 'A text', zh: '一段文本' },
    wire: { en: 'Declared `optional`, so written even when it is empty', zh: '声明为 `optional`，为空时也会写出' },
    sources: ['PROTO'],
    change: { presence: 'even-when-default' },
  },
  {
    messages: ['Model'],
    fields: ['topK'],
    description: { en: 'A number', zh: '一个数字' },
    wire: { en: 'Declared `optional`, so written even when it is zero', zh: '声明为 `optional`，为零时也会写出' },
    sources: ['PROTO'],
    change: { presence: 'even-when-default' },
  },
];
