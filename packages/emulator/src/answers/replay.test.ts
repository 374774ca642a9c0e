import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OutputLine } from '@gemini-batch-test/core/wire';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createEmulator } from '../create-emulator.ts';
import { type ApiClient, apiClient, ask, batchPath } from '../testing/api-client.ts';
import { withTemporaryFolder } from '../testing/temporary-folder.ts';
import { testClock } from '../testing/test-clock.ts';
import { AnswersFileError } from './answers-file-error.ts';
import { checkAnswers } from './check-answers.ts';

interface Replay {
  readonly client: ApiClient;
  readonly path: string;
  endJobs(): void;
}

async function withAnswers(lines: readonly unknown[], action: (replay: Replay) => Promise<void>): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    const clock = testClock();
    const path = join(folder, 'answers.jsonl');
    await writeFile(path, lines.map((line) => JSON.stringify(line)).join('\n'));
    const client = apiClient(createEmulator({ now: clock.now, answers: path }));
    await action({ client, path, endJobs: () => clock.advance(1e6) });
  });
}

function textOf(line: OutputLine | undefined): string {
  const parts = line?.response?.candidates?.[0]?.content?.parts ?? [];
  return parts.map((part) => (part.thought ? '' : (part.text ?? ''))).join('');
}

const internal = { code: 13, message: 'An internal error has occurred.' };

describe('replayed answers by key', () => {
  const recorded = [
    { id: 'text', text: 'Overwritten' },
    { id: 'text', text: 'Forty-two' },
    { response: { candidates: [{ finishReason: 'SAFETY' }], extra: [1] }, key: 'response', group: 'kept' },
    { key: 'error', error: internal },
  ];

  test('come in the order of the input, and a key without one failed', async () => {
    await withAnswers(recorded, async ({ client, endJobs }) => {
      const keys = ['error', 'text', 'none', 'response'];
      const { name } = await client.createFromLines([
        ...keys.map((key) => ({ key, request: ask('Hi') })),
        { request: ask('Hi') },
      ]);
      endJobs();
      const ended = await client.batch(name);
      expect(ended.metadata?.batchStats).toEqual({
        requestCount: '5',
        successfulRequestCount: '2',
        failedRequestCount: '3',
      });
      const [error, text, none, response, keyless] = await client.output(ended);
      expect(error).toEqual({ key: 'error', error: internal });
      expect(textOf(text)).toBe('Forty-two');
      expect(none).toEqual({ key: 'none', error: { code: 5, message: 'No answer was recorded for key "none".' } });
      expect(response).toEqual({
        response: { candidates: [{ finishReason: 'SAFETY' }], extra: [1] },
        key: 'response',
        group: 'kept',
      });
      expect(keyless?.error?.code).toBe(5);
    });
  });

  test('come to inline requests by the key in their metadata', async () => {
    await withAnswers(recorded, async ({ client, endJobs }) => {
      const { name } = await client.createInline([
        { request: ask('Hi'), metadata: { key: 'text' } },
        { request: ask('Hi'), metadata: { key: 'error' } },
      ]);
      endJobs();
      const responses = (await client.batch(name)).metadata?.output?.inlinedResponses?.inlinedResponses;
      expect(responses?.[0]?.response?.candidates?.[0]?.content?.parts).toEqual([{ text: 'Forty-two' }]);
      expect(responses?.[1]).toEqual({ error: internal, metadata: { key: 'error' } });
    });
  });

  test('are those that there were when the job was created, though the file changes or goes', async () => {
    await withAnswers(recorded, async ({ client, endJobs, path }) => {
      const textOfNew = async (): Promise<() => Promise<string>> => {
        const { name } = await client.createFromLines([{ key: 'text', request: ask('Hi') }]);
        return async () => textOf((await client.output(await client.batch(name)))[0]);
      };
      const before = await textOfNew();
      await writeFile(path, JSON.stringify({ id: 'text', text: 'Another' }));
      const after = await textOfNew();
      endJobs();
      await rm(path);
      expect([await before(), await after()]).toEqual(['Forty-two', 'Another']);
    });
  });

  test('are the same in the next process on the folder', async () => {
    await withTemporaryFolder(async (dataDir) => {
      const answers = join(dataDir, 'answers.jsonl');
      await writeFile(answers, JSON.stringify({ key: 'text', text: 'Forty-two' }));
      const { name } = await apiClient(createEmulator({ dataDir, answers })).createFromLines([
        { key: 'text', request: ask('Hi') },
      ]);
      await rm(answers);
      const next = createEmulator({ dataDir });
      await next.advance(1e6);
      const client = apiClient(next);
      expect(textOf((await client.output(await client.batch(name)))[0])).toBe('Forty-two');
      expect((await readdir(join(dataDir, 'blobs'))).filter((id) => id.startsWith('recorded-'))).toHaveLength(1);
    });
  });

  test('fail where an embedding was recorded for a text', async () => {
    await withAnswers([{ key: 'a', response: { embedding: { values: [1] } } }], async ({ client, endJobs }) => {
      const { name } = await client.createFromLines([{ key: 'a', request: ask('Hi') }]);
      endJobs();
      const [line] = await client.output(await client.batch(name));
      expect(line?.error).toEqual({ code: 5, message: 'What was recorded for key "a" is an embedding.' });
    });
  });
});

describe('replayed answers by prompt', () => {
  test('are those of the last message, white space around it aside; a key goes first', async () => {
    const recorded = [
      { prompt: '  How many?\n', text: 'Forty-two' },
      { prompt: 'Broken?', error: internal },
      { key: 'known', prompt: 'Both?', text: 'By either' },
    ];
    await withAnswers(recorded, async ({ client, endJobs }) => {
      const conversation = {
        contents: [
          { role: 'user', parts: [{ text: 'Broken?' }] },
          { role: 'model', parts: [{ text: 'No' }] },
          { role: 'user', parts: [{ text: 'How many?  ' }] },
        ],
      };
      const { name } = await client.createFromLines([
        { key: 'a', request: ask('\tHow many?') },
        { key: 'b', request: conversation },
        { key: 'c', request: ask('Broken?') },
        { key: 'known', request: ask('How many?') },
        { key: 'd', request: ask('Both?') },
        { key: 'e', request: ask('how many?') },
        { request: ask('How many?') },
      ]);
      endJobs();
      const output = await client.output(await client.batch(name));
      expect(output.map((line) => line.error?.code ?? textOf(line))).toEqual([
        'Forty-two',
        'Forty-two',
        13,
        'By either',
        'By either',
        5,
        'Forty-two',
      ]);
      expect(output[2]).toEqual({ key: 'c', error: internal });
    });
  });
});

describe('a file of recorded answers that cannot be used', () => {
  const good = '{"id":"a","text":"b"}';
  test.each<[string, string, number, string]>([
    ['no JSON', `${good}\n{`, 2, 'is not an object in JSON'],
    ['a list', `${good}\n[]`, 2, 'is not an object in JSON'],
    ['no answer', `${good}\n\n{"id":"a"}`, 3, 'has no answer'],
    [
      'a response of another form',
      '{"key":"a","response":{"candidates":{}}}',
      1,
      'does not read as one of the service',
    ],
    ['an embedding of words', '{"key":"a","response":{"embedding":{"values":["1"]}}}', 1, 'does not read'],
    ['neither key nor prompt', '{"text":"b"}', 1, 'neither a key nor a prompt'],
    ['a key that is a list', '{"key":[],"text":"b"}', 1, 'neither text nor number'],
    ['a prompt that is a number', '{"prompt":1,"text":"b"}', 1, 'a prompt that is not text'],
    ['a text that is a number', '{"key":"a","text":1}', 1, 'a text that is not text'],
  ])('%s is told with file and line', async (_what, text, line, problem) => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'answers.jsonl');
      await writeFile(path, text);
      const error = await checkAnswers(path).catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(AnswersFileError);
      expect(error).toMatchObject({
        file: path,
        line,
        problem: { en: expect.stringContaining(problem), zh: expect.stringMatching(/\p{Script=Han}/u) },
      });
      await writeFile(path, good);
      await expect(checkAnswers(path)).resolves.toBeUndefined();
    });
  });

  test('is not there: told without a line, and to who asks meanwhile as an error of the emulator', async () => {
    await withTemporaryFolder(async (folder) => {
      const answers = join(folder, 'answers.jsonl');
      await expect(checkAnswers(answers)).rejects.toMatchObject({ file: answers, line: undefined });
      const client = apiClient(createEmulator({ answers }));
      const body = { batch: { inputConfig: { requests: { requests: [{ request: ask('Hi') }] } } } };
      const error = await client.error('POST', batchPath, body);
      expect(error).toMatchObject({ code: 500, status: 'INTERNAL' });
      expect(error.message).toBe(`The file of recorded answers "${answers}" cannot be read.`);
    });
  });

  test('never throws anything else, whatever is in it', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'answers.jsonl');
      const line = fc.oneof(
        fc.string(),
        fc.json(),
        fc
          .record(
            { key: fc.json(), prompt: fc.string(), text: fc.string(), response: fc.jsonValue() },
            { requiredKeys: [] },
          )
          .map((value) => JSON.stringify(value)),
      );
      await fc.assert(
        fc.asyncProperty(fc.array(line), async (lines) => {
          await writeFile(path, lines.join('\n'));
          const error = await checkAnswers(path).catch((caught: unknown) => caught);
          expect(error === undefined || error instanceof AnswersFileError).toBe(true);
        }),
      );
    });
  });
});
