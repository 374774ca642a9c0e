import type { Preset } from './preset.ts';

// What goes wrong with single lines of jobs that succeed.

export const linePresets: readonly Preset[] = [
  {
    name: 'swapped-keys',
    pain: 6,
    sentence: {
      en: 'Neighbouring answers come back with each other’s key.',
      zh: '相邻两条结果的 key 互换了。',
    },
    sources: ['googleapis/python-genai#1909'],
    rules: [{ line: {}, when: { every: 4 }, do: { line: 'swapped' } }],
  },
  {
    name: 'missing-lines',
    pain: null,
    sentence: {
      en: 'A job succeeds, yet its second request and about one in ten of the others have no line in its output.',
      zh: '任务成功，但第二个请求，以及其余请求中的大约十分之一，在输出里没有对应的行。',
    },
    sources: ['our choice: no report is known'],
    // Left to chance in part, for a single request that is sent again must come through in the end.
    rules: [
      { line: {}, when: { nth: 2 }, do: { line: 'missing' } },
      { line: {}, when: { every: 5, probability: 0.5 }, do: { line: 'missing' } },
    ],
  },
  {
    name: 'high-error-rate',
    pain: 10,
    sentence: {
      en: 'A job succeeds, yet its second line (code 13) and a third of the others are errors (codes 13, 8, 14) or stopped by RECITATION.',
      zh: '任务成功，但第二行（代码 13）以及其余行中的三分之一是错误（代码 13、8、14）或因 RECITATION 中止。',
    },
    sources: ['googleapis/python-genai#1341'],
    rules: [
      { line: {}, when: { nth: 2 }, do: { error: 13 } },
      { line: {}, when: { probability: 0.2 }, do: { error: 13 } },
      { line: {}, when: { probability: 0.05 }, do: { error: 8 } },
      { line: {}, when: { probability: 0.05 }, do: { error: 14 } },
      { line: {}, when: { probability: 0.1 }, do: { answer: 'recitation' } },
    ],
  },
  {
    name: 'thinking-eats-answer',
    pain: 11,
    sentence: {
      en: 'In every second line, from the first on, thoughts use up maxOutputTokens: MAX_TOKENS, and no text.',
      zh: '从第一行起，每隔一行思考用尽了 maxOutputTokens：MAX_TOKENS，没有正文。',
    },
    sources: ['googleapis/python-genai#811', 'google/adk-python#1357', 'stanford-crfm/helm#3804'],
    rules: [{ line: {}, when: { every: 2 }, do: { answer: 'thoughts-only' } }],
  },
  {
    name: 'blocked',
    pain: null,
    sentence: {
      en: 'The first of every four requests is blocked: no candidates, only a reason.',
      zh: '每四个请求中的第一个被拦截：没有候选结果，只有原因。',
    },
    sources: ['simonw/llm-gemini#144'],
    rules: [{ line: {}, when: { every: 4 }, do: { answer: 'blocked' } }],
  },
  {
    name: 'degenerate-json',
    pain: 14,
    sentence: {
      en: 'Requests with a responseJsonSchema get JSON of the right form without sense: empty, shifted, or prose in it.',
      zh: '带 responseJsonSchema 的请求得到形式正确却没有意义的 JSON：全空、值错位，或者夹着一段说明文字。',
    },
    sources: ['crmne/ruby_llm#894'],
    rules: [{ line: { asksFor: 'json-schema' }, do: { answer: 'degenerate-json' } }],
  },
  {
    name: 'rerouted-model',
    pain: 15,
    sentence: {
      en: 'Another model answers than the one that was asked for, as the modelVersion of each answer says.',
      zh: '答题的不是所请求的模型，每条结果的 modelVersion 写着实际的模型。',
    },
    // Announced: 2.5-pro and 2.5-flash from 2026-12-01, 3.7-flash and 3.5-flash since 2026-10-08, gathered 2026-11-23.
    // What the others are routed to is made up.
    sources: ['ai.google.dev/gemini-api/docs/deprecations', 'ai.google.dev/gemini-api/docs/changelog'],
    rules: [
      { line: { model: 'gemini-2.5-flash' }, do: { modelVersion: 'gemini-3.5-flash-lite' } },
      { line: { model: 'gemini-3.5-flash' }, do: { modelVersion: 'gemini-3.6-flash' } },
      { line: { model: 'gemini-3.8-flash' }, do: { modelVersion: 'gemini-4-argon' } },
      { line: {}, do: { modelVersion: 'gemini-3.8-flash' } },
    ],
  },
];
