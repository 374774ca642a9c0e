import { batchListSchema } from '@gemini-batch-test/core/wire';
import { expect, test } from 'vitest';
import { type ApiClient, ask, batchPath, sendChunk, startUpload } from '../../testing/api-client.ts';
import { type FaultyClient, faultyClient, inlineRequests, requestLines } from '../../testing/faulty-client.ts';
import {
  anHour,
  between,
  kindOfCall,
  kindsOfCalls,
  type Show,
  type Sight,
  tally,
  testSights,
  timed,
  untilNotRefused,
} from '../../testing/preset-sights.ts';
import { callPresets } from './call-presets.ts';

function createBody(displayName = 'test'): unknown {
  return { batch: { displayName, inputConfig: { requests: { requests: inlineRequests(2) } } } };
}

const embeddingPath = '/v1beta/models/gemini-embedding-001:asyncBatchEmbedContent';

function embeddingBody(): unknown {
  const requests = [{ request: { content: { parts: [{ text: 'x' }] } } }];
  return { batch: { displayName: 'test', inputConfig: { requests: { requests } } } };
}

/** What creating a job of each kind comes to. */
const creates: Show = async ({ client }) => [
  await kindOfCall(() => client.send('POST', batchPath, createBody())),
  await kindOfCall(() => client.send('POST', embeddingPath, embeddingBody())),
];

function upload(mimeType: string): Show {
  return async ({ emulator }) => {
    const url = await startUpload(emulator, { mimeType });
    const response = await sendChunk(emulator, url, 'upload, finalize', 0, `${JSON.stringify(requestLines(1)[0])}\n`);
    const { error } = await response.json();
    return { status: response.status, upload: response.headers.get('x-goog-upload-status'), message: error?.message };
  };
}

async function failure(promise: Promise<unknown>): Promise<unknown> {
  return await promise.then(
    () => null,
    (error: unknown) => (error instanceof Error ? [error.message, error.cause] : error),
  );
}

const reset = ['fetch failed', expect.objectContaining({ code: 'ECONNRESET' })];

/** What comes of creates, and whether each made a job: before a reset, or after it. */
async function fatesOfCreates({ client }: FaultyClient, count: number): Promise<string[]> {
  const kinds = new Map<string, string>();
  const [made] = await timed(async () => {
    for (let create = 1; create <= count; create += 1) {
      const startMs = performance.now();
      const kind = await kindOfCall(() => client.send('POST', batchPath, createBody(`${create}`)));
      const passedMs = Math.round((performance.now() - startMs) / 100) * 100;
      kinds.set(`${create}`, passedMs === 0 ? kind : `${kind}, ${passedMs} ms late`);
      await untilNotRefused();
    }
    return new Set(await displayNames(client));
  });
  return [...kinds].map(([name, kind]) => `${kind}, ${made.has(name) ? 'a job' : 'no job'}`);
}

/** Of all jobs, through a network on which a call may have to be repeated. */
async function displayNames(client: ApiClient, pageToken = ''): Promise<(string | undefined)[]> {
  const path = `/v1beta/batches?pageSize=100&pageToken=${pageToken}`;
  const page = await client.json('GET', path).catch(() => undefined);
  if (page === undefined) {
    await untilNotRefused();
    return await displayNames(client, pageToken);
  }
  const { operations = [], nextPageToken } = batchListSchema.parse(page);
  const names = operations.map(({ metadata }) => metadata?.displayName);
  return nextPageToken ? [...names, ...(await displayNames(client, nextPageToken))] : names;
}

testSights(callPresets, {
  'quota-without-detail': [
    [
      async ({ client }) => await client.error('POST', batchPath, createBody()),
      {
        code: 429,
        status: 'RESOURCE_EXHAUSTED',
        message: expect.stringContaining('You exceeded your current quota'),
        // No QuotaFailure, which would name the limit.
        details: [{ '@type': 'type.googleapis.com/google.rpc.Help', links: [expect.anything()] }],
      },
    ],
    [creates, [expect.stringMatching(/^429 /), expect.stringMatching(/^429 /)]],
  ],
  'queue-full': [
    [
      async ({ client, passSeconds }) => {
        const create = async () => (await client.send('POST', batchPath, createBody())).status;
        const first = await create();
        passSeconds(59);
        const last = await create();
        passSeconds(1);
        return [first, last, await create()];
      },
      [429, 429, 200],
    ],
  ],
  'unsupported-mime': [
    [upload('jsonl'), { status: 400, upload: 'final', message: 'Unsupported MIME type: jsonl' }],
    [
      upload('application/jsonl'),
      { status: 400, upload: 'final', message: 'Unsupported MIME type: application/jsonl' },
    ],
    [upload('text/plain'), { status: 200, upload: 'final', message: undefined }, 'always'],
    [upload('application/json'), { status: 200, upload: 'final', message: undefined }, 'always'],
  ],
  'line-errors-at-create': [
    ...['inline', 'one line', 'many lines'].map(
      (input): Sight => [
        async ({ client }) => {
          const lines = requestLines(input === 'one line' ? 1 : 5).map((line) => JSON.stringify(line));
          const file = input === 'inline' ? undefined : await client.upload(lines.join('\n'));
          const ofFile = { batch: { displayName: 'test', inputConfig: { fileName: file?.name } } };
          return await client.error('POST', batchPath, file === undefined ? createBody() : ofFile);
        },
        {
          code: 400,
          status: 'INVALID_ARGUMENT',
          message: [1, 2]
            .map((line) => `Error on line ${line}: invalid JSON, near column 1032: no such field: 'thinking_config'`)
            .join('\n'),
        },
      ],
    ),
  ],
  'lost-create': [
    [
      async ({ client }) => [
        await failure(client.send('POST', batchPath, createBody())),
        await client.json('GET', '/v1beta/batches'),
      ],
      [
        reset,
        { operations: [expect.objectContaining({ metadata: expect.objectContaining({ displayName: 'test' }) })] },
      ],
    ],
  ],
  'retired-model': [
    [
      async ({ client }) => {
        const model = '/v1beta/models/gemini-3.8-flash';
        const methods = ['generateContent', 'streamGenerateContent', 'countTokens'];
        const calls = methods.map(async (method) => (await client.send('POST', `${model}:${method}`, ask('x'))).status);
        return [(await client.send('GET', model)).status, ...(await Promise.all(calls))];
      },
      [404, 404, 404, 404],
    ],
    [
      async ({ client }) => {
        const content = { content: { parts: [{ text: 'x' }] } };
        const model = '/v1beta/models/gemini-embedding-001';
        return [
          (await client.send('POST', `${model}:embedContent`, content)).status,
          (await client.send('POST', `${model}:batchEmbedContents`, { requests: [content] })).status,
        ];
      },
      [404, 404],
    ],
    [
      async ({ client }) => [
        (await client.send('GET', '/v1beta/models')).status,
        (await client.send('GET', '/v1beta/batches')).status,
      ],
      [200, 200],
      'always',
    ],
    [
      creates,
      [
        '404 models/gemini-3.5-flash-lite is not found for API version v1beta, or is not supported for batchGenerateContent',
        expect.stringMatching(/^404 models\/gemini-embedding-001 is not found /),
      ],
    ],
  ],
  overloaded: [
    [
      async (faulty) => tally(await kindsOfCalls(1000)(faulty)),
      { '503 The model is overloaded. Please try again later.': between(200, 300), '200 json': between(700, 800) },
    ],
    [kindsOfCalls(3), ['200 json', '503 The model is overloaded. Please try again later.', '200 json']],
  ],
  'flaky-network': [
    [
      (faulty) => fatesOfCreates(faulty, 11),
      [
        '200 json, a job',
        'fetch failed ECONNREFUSED, no job',
        '200 json, a job',
        'fetch failed ECONNRESET, no job',
        '200 json, a job',
        'terminated ECONNRESET, a job',
        '200 json, a job',
        'fetch failed ECONNRESET, a job',
        '200 json, a job',
        '200 json, 1000 ms late, a job',
        '200 json, a job',
      ],
    ],
    [
      async (faulty) => [...new Set((await fatesOfCreates(faulty, 100)).slice(10))].sort(),
      [
        '200 json, 1000 ms late, a job',
        '200 json, a job',
        'fetch failed ECONNREFUSED, no job',
        'fetch failed ECONNRESET, a job',
        'fetch failed ECONNRESET, no job',
        'terminated ECONNRESET, a job',
      ],
    ],
    [
      async (faulty) => tally((await kindsOfCalls(1010)(faulty)).slice(10)),
      {
        // Those that are slow among them.
        '200 json': between(770, 870),
        'fetch failed ECONNREFUSED': between(30, 70),
        'fetch failed ECONNRESET': between(65, 130),
        'terminated ECONNRESET': between(25, 65),
      },
    ],
    [
      async ({ client }) => {
        const call = () => kindOfCall(() => client.send('GET', '/v1beta/models'));
        const [seen] = await timed(async () => {
          const first = [await call(), await call(), await call()];
          await new Promise((resolve) => setTimeout(resolve, 800));
          const late = await call();
          await untilNotRefused();
          return [...first, late, await call()];
        });
        return seen;
      },
      ['200 json', ...Array(3).fill('fetch failed ECONNREFUSED'), '200 json'],
    ],
  ],
  'truncated-download': [
    [
      async ({ client, passSeconds }) => {
        const { name } = await client.createFromLines(requestLines(20));
        passSeconds(anHour);
        const job = await client.batch(name);
        const [first, second, third, fourth] = [
          await client.outputText(job),
          await client.outputText(job),
          await client.outputText(job),
          await client.outputText(job),
        ];
        const isBeginning = second.startsWith(first) && second === fourth;
        return [first.length, second.trim().split('\n').length, third.length, isBeginning];
      },
      [200, 20, 200, true],
    ],
  ],
  slow: [
    [
      async ({ client }) => [
        await timed(async () => (await client.send('GET', '/v1beta/models')).status),
        await timed(async () => (await client.send('POST', batchPath, createBody())).status),
      ],
      [
        [200, 3000],
        [200, 3000],
      ],
    ],
    [
      async ({ client, passSeconds }) => {
        const [job] = await timed(async () => {
          const { name } = await client.createFromLines(requestLines(300));
          passSeconds(anHour);
          return await client.batch(name);
        });
        const [text, passedMs] = await timed(() => client.outputText(job));
        return Math.round(text.length / (passedMs - 3000));
      },
      // Bytes in a ms, thus kB in a second.
      between(90, 110),
    ],
  ],
  'proxy-error': [
    [kindsOfCalls(9), Array.from({ length: 9 }, (_, index) => (index % 3 === 0 ? '502 html' : '200 json'))],
  ],
});

test.each([1, 2, 3])('overloaded refuses the second call with seed %i', async (seed) => {
  const { rules = [] } = callPresets.find(({ name }) => name === 'overloaded') ?? {};
  const [, second] = await kindsOfCalls(2)(faultyClient(rules, { seed }));
  expect(second).toMatch(/^503 /);
});
