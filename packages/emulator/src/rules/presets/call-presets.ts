import type { Preset } from './preset.ts';

// What goes wrong with calls.

export const callPresets: readonly Preset[] = [
  {
    name: 'quota-without-detail',
    pain: 2,
    sentence: {
      en: 'Creating a job is refused with 429, and nothing says which limit was hit.',
      zh: '创建任务返回 429，而且没有说明超出了哪项限制。',
    },
    sources: ['googleapis/js-genai#1264', 'googleapis/python-genai#1901', 'langchain4j/langchain4j#3942'],
    rules: [{ call: 'batches.create*', do: { status: 429, details: 'help' } }],
  },
  {
    name: 'queue-full',
    pain: 2,
    sentence: {
      en: 'In the first minute of every process the queue is full: creating a job is refused with 429.',
      zh: '每个进程的头一分钟队列已满：创建任务返回 429。',
    },
    sources: ['ai.google.dev/gemini-api/docs/rate-limits'],
    rules: [{ call: 'batches.create*', when: { before: 60 }, do: { status: 429, details: 'help' } }],
  },
  {
    name: 'unsupported-mime',
    pain: 8,
    sentence: {
      en: 'The end of an upload as jsonl or application/jsonl is answered with 400; text/plain and application/json pass.',
      zh: '以 jsonl 或 application/jsonl 类型上传，结束时返回 400；text/plain 和 application/json 可以通过。',
    },
    // All three saw the error as the answer to the last chunk, where the SDK looked for "file".
    sources: [
      'googleapis/python-genai#1547',
      'googleapis/python-genai#1590',
      'googleapis/python-genai#1248',
      'google-gemini/cookbook#1008',
    ],
    rules: [
      {
        call: 'files.upload',
        mimeType: 'application/jsonl',
        do: { status: 400, details: 'none', message: 'Unsupported MIME type: application/jsonl' },
      },
      {
        call: 'files.upload',
        mimeType: 'jsonl',
        do: { status: 400, details: 'none', message: 'Unsupported MIME type: jsonl' },
      },
    ],
  },
  {
    name: 'line-errors-at-create',
    pain: 9,
    sentence: {
      en: 'Creating a job is refused with a 400 that names lines 1 and 2, whatever they hold.',
      zh: '创建任务返回 400，消息总是指出第 1 行和第 2 行有问题，不论它们写的是什么。',
    },
    sources: ['UKGovernmentBEIS/inspect_ai#3257', 'googleapis/python-genai#1137', 'googleapis/python-genai#1190'],
    rules: [
      {
        call: 'batches.create',
        do: {
          status: 400,
          details: 'none',
          message:
            "Error on line 1: invalid JSON, near column 1032: no such field: 'thinking_config'\nError on line 2: invalid JSON, near column 1032: no such field: 'thinking_config'",
        },
      },
    ],
  },
  {
    name: 'lost-create',
    pain: 12,
    sentence: {
      en: 'A job is created, but the answer that names it never arrives.',
      zh: '任务已经创建，但带有任务名的响应始终没有到达。',
    },
    sources: ['ai.google.dev/gemini-api/docs/batch-api', 'openclaw/openclaw#120889'],
    rules: [{ call: 'batches.create*', do: { connection: 'reset-after' } }],
  },
  {
    name: 'retired-model',
    pain: 15,
    sentence: {
      en: 'Models are retired: 404 for the model, for calls of it and for creating a job on it.',
      zh: '模型已下线：查询模型、调用模型、用它创建任务都返回 404。',
    },
    sources: ['googleapis/python-genai#2439', 'ai.google.dev/gemini-api/docs/deprecations'],
    rules: [{ call: ['models.get', 'models.countTokens', 'models.*Content*', 'batches.create*'], do: { status: 404 } }],
  },
  {
    name: 'overloaded',
    pain: null,
    sentence: {
      en: 'The second call and one in four of the others are answered with 503, the model is overloaded.',
      zh: '第二次调用，以及其余调用中的四分之一，返回 503：模型过载。',
    },
    sources: ['google-gemini/gemini-cli#5191', 'google-gemini/gemini-cli#4360'],
    // The second, for a client that makes a few calls only must meet it as well.
    rules: [
      { call: '*', when: { nth: 2 }, do: { status: 503 } },
      { call: '*', when: { probability: 0.25 }, do: { status: 503 } },
    ],
  },
  {
    name: 'flaky-network',
    pain: null,
    sentence: {
      en: 'Connections are refused for a second, reset before, during and after an answer, or slow: at calls 2, 4, 6, 8 and 10 in this order, and at about one in five of the others.',
      zh: '连接被拒绝一秒，在响应之前、途中、之后被重置，或者很慢：依次发生在第 2、4、6、8、10 次调用，其余的调用大约每五次发生一次。',
    },
    sources: ['what every network does'],
    rules: [
      { call: '*', when: { nth: 2 }, do: { connection: 'refused', seconds: 1 } },
      { call: '*', when: { nth: 4 }, do: { connection: 'reset-before' } },
      { call: '*', when: { nth: 6 }, do: { connection: 'reset-during' } },
      { call: '*', when: { nth: 8 }, do: { connection: 'reset-after' } },
      { call: '*', when: { nth: 10 }, do: { slow: { delaySeconds: 1 } } },
      { call: '*', when: { probability: 0.05 }, do: { connection: 'refused', seconds: 1 } },
      { call: '*', when: { probability: 0.05 }, do: { connection: 'reset-before' } },
      { call: '*', when: { probability: 0.05 }, do: { connection: 'reset-during' } },
      { call: '*', when: { probability: 0.05 }, do: { connection: 'reset-after' } },
      { call: '*', when: { probability: 0.05 }, do: { slow: { delaySeconds: 1 } } },
    ],
  },
  {
    name: 'truncated-download',
    pain: null,
    sentence: {
      en: 'Every second download of results ends after 200 bytes as if it were whole, the first one too.',
      zh: '从第一次起，每隔一次下载结果会在 200 字节处中断，而且看起来像是完整的。',
    },
    sources: ['what proxies do to answers without a length'],
    rules: [{ call: 'files.download', when: { every: 2 }, do: { truncateBytes: 200 } }],
  },
  {
    name: 'slow',
    pain: null,
    sentence: {
      en: 'Every answer comes 3 seconds late; downloads come at 100 kB a second.',
      zh: '每个响应都晚 3 秒；下载速度为每秒 100 kB。',
    },
    sources: ['what every network does'],
    rules: [
      { call: 'files.download', do: { slow: { delaySeconds: 3, bytesPerSecond: 100_000 } } },
      { call: '*', do: { slow: { delaySeconds: 3 } } },
    ],
  },
  {
    name: 'proxy-error',
    pain: null,
    sentence: {
      en: 'Every third call is answered with 502 and a page of HTML where JSON belongs, from the first one on.',
      zh: '从第一次起，每三次调用中有一次返回 502，正文是 HTML 页面而不是 JSON。',
    },
    sources: ['what proxies do'],
    // Not every second: a client that repeats all but a create would meet it at each create, for ever.
    rules: [{ call: '*', when: { every: 3 }, do: { status: 502, details: 'html' } }],
  },
];
