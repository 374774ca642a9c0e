import type { Preset } from './preset.ts';

// What the service always does, so the emulator does too: nothing has to be asked for.

export const alwaysOn: readonly Preset[] = [
  {
    name: 'long-output-name',
    pain: 5,
    sentence: {
      en: 'Always on: the output file’s name has 42 characters, and a get of it is a 400; only the download works.',
      zh: '始终如此：输出文件名有 42 个字符，查询它返回 400，只能直接下载。',
    },
    sources: ['googleapis/js-genai#1227', 'googleapis/python-genai#1759', 'googleapis/go-genai#436'],
    rules: [],
  },
  {
    name: 'emptied-lists',
    pain: 15,
    sentence: {
      en: 'Always on: lists in further fields of a line come back empty.',
      zh: '始终如此：行内附加字段中的列表返回时是空的。',
    },
    sources: ['googleapis/go-genai#513'],
    rules: [],
  },
  {
    name: 'batch-states',
    pain: 15,
    sentence: {
      en: 'Always on: states are BATCH_STATE_…, while Google’s samples compare with JOB_STATE_….',
      zh: '始终如此：状态是 BATCH_STATE_…，而 Google 的示例却与 JOB_STATE_… 比较。',
    },
    sources: ['ai.google.dev/api/batch-api', 'ai.google.dev/gemini-api/docs/batch-api'],
    rules: [],
  },
  {
    name: 'custom-id',
    pain: 15,
    sentence: {
      en: 'Always on: a line with custom_id instead of key is accepted, and its answer has no key.',
      zh: '始终如此：把 key 写成 custom_id 的行会被接受，但结果里没有 key。',
    },
    sources: ['googleapis/python-genai#2439'],
    rules: [],
  },
];
