import type { Preset } from './preset.ts';

// What goes wrong with whole jobs. Seconds are at the service's pace: at speed 60, 300 s pass in 5 s.

export const jobPresets: readonly Preset[] = [
  {
    name: 'stuck-pending',
    pain: 1,
    sentence: {
      en: 'Jobs stay PENDING until they expire after 48 hours.',
      zh: '任务一直停在 PENDING，直到 48 小时后过期。',
    },
    sources: ['googleapis/python-genai#1482', 'googleapis/python-genai#2221', 'googleapis/js-genai#1453'],
    rules: [{ job: {}, do: { stuck: { state: 'PENDING' } } }],
  },
  {
    name: 'stuck-running',
    pain: 1,
    sentence: {
      en: 'Jobs begin to run and never end, until they expire after 48 hours.',
      zh: '任务开始运行后再也不结束，直到 48 小时后过期。',
    },
    sources: ['googleapis/python-genai#2221', 'googleapis/python-genai#2974'],
    rules: [{ job: {}, do: { stuck: { state: 'RUNNING' } } }],
  },
  {
    name: 'expired',
    pain: 3,
    sentence: {
      en: 'Jobs expire without a single result; here after 5 minutes of the service’s time instead of 48 hours.',
      zh: '任务过期，一条结果也没有；这里不必等 48 小时，按服务端的节奏 5 分钟就过期。',
    },
    sources: ['googleapis/python-genai#2439', 'ai.google.dev/gemini-api/docs/batch-api'],
    rules: [{ job: {}, do: { stuck: { state: 'RUNNING' }, end: { state: 'EXPIRED', afterSeconds: 300 } } }],
  },
  {
    name: 'failed-without-reason',
    pain: 4,
    sentence: {
      en: 'Jobs end FAILED; the reason is in the field “error”, which the SDKs drop.',
      zh: '任务以 FAILED 结束；原因写在 error 字段里，而各个 SDK 会把它丢掉。',
    },
    sources: ['@google/genai 3.1.0, batchJobFromMldev', 'ai.google.dev/api/batch-api'],
    rules: [{ job: {}, do: { end: { state: 'FAILED' } } }],
  },
  {
    name: 'cancelled-by-service',
    pain: null,
    sentence: {
      en: 'Jobs end CANCELLED although nobody cancelled them.',
      zh: '没有人取消，任务却以 CANCELLED 结束。',
    },
    sources: ['ai.google.dev/api/batch-api'],
    rules: [{ job: {}, do: { end: { state: 'CANCELLED' } } }],
  },
  {
    name: 'shuffled',
    pain: 6,
    sentence: {
      en: 'Answers come back in another order than the requests.',
      zh: '返回的结果与请求的顺序不一致。',
    },
    sources: ['googleapis/python-genai#1909', 'googleapis/js-genai#1207'],
    rules: [{ job: {}, do: { shuffled: true } }],
  },
  {
    name: 'lost-metadata',
    pain: 7,
    sentence: {
      en: 'Inline answers come without the metadata that tells them apart.',
      zh: '内联任务的结果不带 metadata，分不清哪条对应哪个请求。',
    },
    sources: ['googleapis/js-genai#1191', 'googleapis/python-genai#1886', 'googleapis/python-genai#2008'],
    rules: [{ job: { source: 'inline' }, do: { withoutMetadata: true } }],
  },
  {
    name: 'late-list',
    pain: 12,
    sentence: {
      en: 'A new job shows up in the list only after 10 minutes of the service’s time.',
      zh: '按服务端的节奏，新任务要过 10 分钟才出现在列表里。',
    },
    sources: ['our choice: how soon the service lists a new job is not documented'],
    rules: [{ job: {}, do: { listedAfterSeconds: 600 } }],
  },
  {
    name: 'unreadable-inline',
    pain: 13,
    sentence: {
      en: 'Once an inline job has succeeded, every get hangs for 60 seconds and answers 503.',
      zh: '内联任务成功之后，每次查询都卡 60 秒，然后返回 503。',
    },
    sources: ['googleapis/python-genai#2519'],
    rules: [{ job: { source: 'inline' }, do: { unreadable: { afterSeconds: 60 } } }],
  },
];
