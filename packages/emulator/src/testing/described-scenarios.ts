import * as z from 'zod';
import { createEmulator } from '../create-emulator.ts';
import type { EmulatorOptions } from '../emulator-options.ts';
import type { FaultRule } from '../rules/fault-rule.ts';
import { type ApiClient, apiClient, ask, batchPath, origin, sendChunk, startUpload } from './api-client.ts';
import { testClock } from './test-clock.ts';

/** What the emulator answered: the body, and the status of HTTP unless it is a line of a file. */
export interface Answered {
  readonly status?: number;
  readonly body: unknown;
}

interface Stage {
  readonly client: ApiClient;
  readonly advance: (ms: number) => void;
  readonly sent: (method: string, path: string, body?: unknown) => Promise<Answered>;
}

const embeddingPath = (model: string): string => `/v1beta/models/${model}:asyncBatchEmbedContent`;
const operationSchema = z.looseObject({ name: z.string(), done: z.boolean().optional() });

const thinking = ask('What is the capital of France?', { thinkingConfig: { thinkingLevel: 'LOW' } });
const questions = ['r1', 'r2'].map((key) => ({ request: thinking, metadata: { key } }));
const texts = ['r1', 'r2'].map((key) => ({ request: { content: { parts: [{ text: key }] } }, metadata: { key } }));
const lines = ['r1', 'r2'].map((key) => ({ key, request: thinking }));
const textLines = ['r1', 'r2'].map((key) => ({ key, request: { content: { parts: [{ text: key }] } } }));
const longAgo = 49 * 3_600_000;

/** How the emulator is brought to give each of the described bodies, by the name of its file. */
export const describedScenarios: Readonly<Record<string, () => Promise<Answered>>> = {
  cancelled: async () => {
    const stage = staged();
    const { name } = await created(stage, batchPath, await ofFile(stage, lines));
    await stage.client.json('POST', `/v1beta/${name}:cancel`);
    return await stage.sent('GET', `/v1beta/${name}`);
  },
  'create-file': async () => {
    const stage = staged();
    return await stage.sent('POST', batchPath, await ofFile(stage, lines));
  },
  'create-inline': async () => await staged().sent('POST', batchPath, inline(questions)),
  'embeddings-2-succeeded-inline': async () =>
    await ended(staged(), embeddingPath('gemini-embedding-2'), inline(texts)),
  'embeddings-create-file': async () => {
    const stage = staged();
    return await stage.sent('POST', embeddingPath('gemini-embedding-001'), await ofFile(stage, textLines));
  },
  'embeddings-create-inline': async () =>
    await staged().sent('POST', embeddingPath('gemini-embedding-001'), inline(texts)),
  'embeddings-succeeded-file': async () => {
    const stage = staged();
    return await ended(stage, embeddingPath('gemini-embedding-001'), await ofFile(stage, textLines));
  },
  'embeddings-succeeded-inline': async () =>
    await ended(staged(), embeddingPath('gemini-embedding-001'), inline(texts)),
  empty: async () => {
    const stage = staged();
    const { name } = await created(stage, batchPath, inline(questions));
    return await stage.sent('POST', `/v1beta/${name}:cancel`);
  },
  'error-bad-key': async () => {
    const response = await createEmulator().fetch(`${origin}/v1beta/files?key=invalid`);
    return { status: response.status, body: await response.json() };
  },
  'error-file-id-too-long': async () => await staged().sent('GET', `/v1beta/files/batch-${'a'.repeat(36)}`),
  'error-file-not-found': async () => await staged().sent('GET', '/v1beta/files/nope'),
  'error-lines': async () => {
    const stage = staged();
    const flat = ['r1', 'r2'].map((key) => ({ key, request: { ...ask('Hello'), thinking_config: {} } }));
    return await stage.sent('POST', batchPath, await ofFile(stage, flat));
  },
  'error-model-not-found': async () =>
    await staged().sent('POST', '/v1beta/models/nope:batchGenerateContent', inline(questions)),
  'error-overloaded': async () => await refused({ status: 503 }),
  'error-quota-help': async () =>
    await staged({ limits: { concurrentJobs: 0 } }).sent('POST', batchPath, inline(questions)),
  'error-quota-retry-info': async () => await refused({ status: 429, details: 'retry-info' }),
  expired: async () => {
    const stage = staged({ faults: [{ job: {}, do: { stuck: { state: 'RUNNING' } } }] });
    const { name } = await created(stage, batchPath, await ofFile(stage, lines));
    stage.advance(longAgo);
    return await stage.sent('GET', `/v1beta/${name}`);
  },
  failed: async () => {
    const stage = staged({ faults: [{ job: {}, do: { end: { state: 'FAILED' } } }] });
    return await ended(stage, batchPath, await ofFile(stage, lines));
  },
  file: async () => {
    const stage = staged();
    const { name } = await stage.client.upload('x', { displayName: 'requests.jsonl' });
    return await stage.sent('GET', `/v1beta/${name}`);
  },
  line: async () => await firstLine([{ key: 'r1', request: ask('Hello') }]),
  'line-blocked': async () => await oddLine({ answer: 'blocked' }),
  'line-embedding': async () => await firstLine(textLines, 'gemini-embedding-001'),
  'line-embedding-2': async () => await firstLine(textLines, 'gemini-embedding-2'),
  'line-failed': async () => await oddLine({ error: 13 }),
  'line-max-tokens-by-thinking': async () => await oddLine({ answer: 'thoughts-only' }),
  'list-empty': async () => await staged().sent('GET', '/v1beta/batches'),
  'list-files': async () => {
    const stage = staged();
    await stage.client.upload('x', { displayName: 'a' });
    await stage.client.upload('y', { displayName: 'b' });
    return await stage.sent('GET', '/v1beta/files?pageSize=1');
  },
  'list-finished-stale': async () => {
    const stage = staged();
    const input = await ofFile(stage, lines);
    await created(stage, batchPath, input);
    stage.advance(1000);
    await created(stage, batchPath, input);
    const list = async (): Promise<Answered> => await stage.sent('GET', '/v1beta/batches?pageSize=1');
    const schema = z.object({ operations: z.array(operationSchema).length(1) });
    return await until(stage, list, ({ body }) => schema.parse(body).operations[0]?.done === true);
  },
  model: async () => await staged().sent('GET', '/v1beta/models/gemini-3.5-flash'),
  running: async () => {
    const stage = staged();
    const { name } = await created(stage, batchPath, inline(questions));
    const schema = z.object({ metadata: z.object({ state: z.string() }) });
    const get = async (): Promise<Answered> => await stage.sent('GET', `/v1beta/${name}`);
    return await until(stage, get, ({ body }) => schema.parse(body).metadata.state === 'BATCH_STATE_RUNNING');
  },
  'succeeded-file': async () => {
    const stage = staged();
    return await ended(stage, batchPath, await ofFile(stage, lines));
  },
  'succeeded-inline': async () => await ended(staged(), batchPath, inline(questions)),
  'succeeded-inline-one-failed': async () =>
    await ended(staged({ faults: [{ line: {}, when: { nth: 2 }, do: { error: 13 } }] }), batchPath, inline(questions)),
  'upload-answer': async () => {
    const emulator = createEmulator();
    const url = await startUpload(emulator, { displayName: 'requests.jsonl' });
    const response = await sendChunk(emulator, url, 'upload, finalize', 0, 'x');
    return { status: response.status, body: await response.json() };
  },
  'webhook-created': async () =>
    await staged().sent('POST', '/v1/webhooks', {
      name: 'nightly',
      uri: 'https://example.com/hook',
      subscribed_events: ['batch.succeeded', 'batch.failed'],
    }),
};

function staged(options: EmulatorOptions = {}): Stage {
  const clock = testClock();
  const client = apiClient(createEmulator({ now: clock.now, speed: 1, ...options }));
  return {
    client,
    advance: clock.advance,
    sent: async (method, path, body) => {
      const response = await client.send(method, path, body);
      return { status: response.status, body: await response.json() };
    },
  };
}

function inline(requests: readonly unknown[]): unknown {
  return { batch: { displayName: 'nightly', inputConfig: { requests: { requests } } } };
}

async function ofFile({ client }: Stage, inputLines: readonly unknown[]): Promise<unknown> {
  const { name } = await client.upload(inputLines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return { batch: { displayName: 'nightly', inputConfig: { fileName: name } } };
}

async function created({ client }: Stage, path: string, body: unknown): Promise<{ readonly name: string }> {
  return operationSchema.parse(await client.json('POST', path, body));
}

/** A job that was created so, once it has ended. */
async function ended(stage: Stage, path: string, body: unknown): Promise<Answered> {
  const { name } = await created(stage, path, body);
  const get = async (): Promise<Answered> => await stage.sent('GET', `/v1beta/${name}`);
  return await until(stage, get, (answered) => operationSchema.parse(answered.body).done === true);
}

/** Asks every ten seconds until the answer is as wanted. Throws when it is not within an hour. */
async function until(
  stage: Stage,
  asking: () => Promise<Answered>,
  isWanted: (answered: Answered) => boolean,
): Promise<Answered> {
  for (let turn = 0; turn < 360; turn += 1) {
    const answered = await asking();
    if (isWanted(answered)) {
      return answered;
    }
    stage.advance(10_000);
  }
  throw new Error('The emulator did not come to the answer that was waited for');
}

async function firstLine(
  inputLines: readonly unknown[],
  embeddingModel?: string,
  options?: EmulatorOptions,
): Promise<Answered> {
  const stage = staged(options);
  const path = embeddingModel === undefined ? batchPath : embeddingPath(embeddingModel);
  const { body } = await ended(stage, path, await ofFile(stage, inputLines));
  const { response } = z.object({ response: z.object({ responsesFile: z.string() }) }).parse(body);
  const file = await stage.client.send('GET', `/v1beta/${response.responsesFile}:download?alt=media`);
  const [first = ''] = (await file.text()).split('\n');
  return { body: JSON.parse(first) };
}

async function oddLine(effect: Extract<FaultRule, { line: unknown }>['do']): Promise<Answered> {
  const faults: FaultRule[] = [{ line: {}, do: effect }];
  return await firstLine([{ key: 'r1', request: ask('Hello') }], undefined, { faults });
}

async function refused(effect: Extract<FaultRule, { call: unknown }>['do']): Promise<Answered> {
  return await staged({ faults: [{ call: 'batches.create', do: effect }] }).sent('POST', batchPath, inline(questions));
}
