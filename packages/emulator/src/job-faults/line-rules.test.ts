import { batchOperationSchema, type InlinedResponse } from '@gemini-batch-test/core/wire';
import { describe, expect, test } from 'vitest';
import type { LineEffect, LineRule } from '../rules/fault-rule.ts';
import { ask } from '../testing/api-client.ts';
import { type FaultyClient, faultyClient, inlineRequests, requestLines } from '../testing/faulty-client.ts';

/** The text of the output of a job of these lines, and its counters. */
async function outputOf({ client, passSeconds }: FaultyClient, lines: readonly unknown[]) {
  const { name } = await client.createFromLines(lines);
  passSeconds(3600);
  const job = await client.batch(name);
  const text = await client.outputText(job);
  return { text, rows: text.split('\n').slice(0, -1), stats: job.metadata?.batchStats };
}

async function inlineOf({ client, passSeconds }: FaultyClient, count: number): Promise<InlinedResponse[]> {
  const { name } = await client.createInline(inlineRequests(count));
  passSeconds(3600);
  return (await client.batch(name)).metadata?.output?.inlinedResponses?.inlinedResponses ?? [];
}

function onKey(key: string, effect: LineEffect): LineRule {
  return { line: { key }, do: effect };
}

const clean = await outputOf(faultyClient([]), requestLines(4));

describe('an error', () => {
  test.each([
    [3, 'Request contains an invalid argument.'],
    [8, 'Resource has been exhausted (e.g. check quota).'],
    [13, expect.stringMatching(/^An internal error has occurred\. Please retry or report in https:/)],
    [14, 'The model is overloaded. Please try again later.'],
    [12, 'The request failed.'],
  ])('of code %i takes the place of an answer, and is counted', async (code, message) => {
    const { rows, stats } = await outputOf(faultyClient([onKey('k1', { error: code })]), requestLines(4));
    expect(JSON.parse(rows[1] ?? '')).toEqual({ key: 'k1', error: { code, message } });
    expect([rows[0], rows[2], rows[3]]).toEqual([clean.rows[0], clean.rows[2], clean.rows[3]]);
    expect(stats).toEqual({ requestCount: '4', successfulRequestCount: '3', failedRequestCount: '1' });
  });

  test('of one’s own words is given as it is, inline too', async () => {
    const error = { code: 9, message: 'Not in the mood' };
    const answers = await inlineOf(faultyClient([onKey('k0', { error })]), 2);
    expect(answers[0]).toEqual({ error, metadata: { key: 'k0' } });
    expect(answers[1]).toHaveProperty('response');
  });
});

describe('an answer', () => {
  test.each([
    ['blocked', { promptFeedback: { blockReason: 'PROHIBITED_CONTENT' } }, undefined],
    ['empty', {}, { content: { role: 'model' }, finishReason: 'STOP' }],
    ['thoughts-only', {}, { content: { role: 'model' }, finishReason: 'MAX_TOKENS' }],
    ['recitation', {}, { finishReason: 'RECITATION' }],
    ['malformed-function-call', {}, { finishReason: 'MALFORMED_FUNCTION_CALL', finishMessage: expect.any(String) }],
  ] as const)('that is %s succeeds without a text', async (answer, response, candidate) => {
    const lines = [{ key: 'k', request: ask('What is 1?', { maxOutputTokens: 256 }) }];
    const { rows, stats } = await outputOf(faultyClient([onKey('k', { answer })]), lines);
    const line = JSON.parse(rows[0] ?? '');
    expect(line.response).toMatchObject({ ...response, modelVersion: 'gemini-3.5-flash-lite' });
    expect(line.response.candidates?.[0]).toEqual(
      candidate === undefined ? undefined : expect.objectContaining(candidate),
    );
    expect(rows[0]).not.toContain('"text"');
    const { promptTokenCount, thoughtsTokenCount, totalTokenCount, candidatesTokenCount } = line.response.usageMetadata;
    expect(candidatesTokenCount).toBeUndefined();
    expect(thoughtsTokenCount).toBe(answer === 'thoughts-only' ? 256 : undefined);
    expect(totalTokenCount).toBe(promptTokenCount + (thoughtsTokenCount ?? 0));
    expect(stats).toEqual({ requestCount: '1', successfulRequestCount: '1' });
  });

  test('by another model says so', async () => {
    const { rows } = await outputOf(faultyClient([onKey('k2', { modelVersion: 'models/other' })]), requestLines(4));
    expect(rows.map((row) => JSON.parse(row).response.modelVersion)).toEqual(
      Array.from({ length: 4 }, (_, index) => (index === 2 ? 'other' : 'gemini-3.5-flash-lite')),
    );
  });
});

describe('a line', () => {
  test('that is missing is not there, but counted', async () => {
    const { rows, stats } = await outputOf(faultyClient([onKey('k1', { line: 'missing' })]), requestLines(4));
    expect(rows).toEqual([clean.rows[0], clean.rows[2], clean.rows[3]]);
    expect(stats).toEqual(clean.stats);
  });

  test('that is duplicated comes twice', async () => {
    const { rows } = await outputOf(faultyClient([onKey('k1', { line: 'duplicated' })]), requestLines(4));
    expect(rows).toEqual([clean.rows[0], clean.rows[1], clean.rows[1], clean.rows[2], clean.rows[3]]);
  });

  test('that is malformed breaks off, and the next begins on its own line', async () => {
    const { rows } = await outputOf(faultyClient([onKey('k1', { line: 'malformed' })]), requestLines(4));
    expect(clean.rows[1]?.startsWith(rows[1] ?? '-')).toBe(true);
    expect(() => JSON.parse(rows[1] ?? '')).toThrow(SyntaxError);
    expect([rows[0], rows[2], rows[3]]).toEqual([clean.rows[0], clean.rows[2], clean.rows[3]]);
  });

  test('that is swapped has the answer of the next, and the next has its', async () => {
    const { rows } = await outputOf(faultyClient([onKey('k1', { line: 'swapped' })]), requestLines(4));
    const [before, after] = [clean, { rows }].map((output) => output.rows.map((row) => JSON.parse(row)));
    expect(after?.map(({ key }) => key)).toEqual(['k0', 'k1', 'k2', 'k3']);
    expect(after?.map(({ response }) => response)).toEqual([0, 2, 1, 3].map((index) => before?.[index].response));
  });

  test('that is swapped has nobody to swap with at the end', async () => {
    const { text } = await outputOf(faultyClient([onKey('k3', { line: 'swapped' })]), requestLines(4));
    expect(text).toBe(clean.text);
  });

  test('with unknown fields is like another but for these', async () => {
    const { rows } = await outputOf(faultyClient([onKey('k1', { line: 'unknown-fields' })]), requestLines(4));
    const { fieldOfTomorrow, response, ...others } = JSON.parse(rows[1] ?? '');
    const [candidate] = response.candidates;
    expect([fieldOfTomorrow, candidate.fieldOfTomorrow, response.usageMetadata.fieldOfTomorrow]).not.toContain(
      undefined,
    );
    delete candidate.fieldOfTomorrow;
    delete response.usageMetadata.fieldOfTomorrow;
    expect({ response, ...others }).toEqual(JSON.parse(clean.rows[1] ?? ''));
  });

  test('of an inline job is an answer with its metadata, and has no line to break off', async () => {
    const faulty = faultyClient([
      onKey('k0', { line: 'missing' }),
      onKey('k1', { line: 'duplicated' }),
      onKey('k2', { line: 'malformed' }),
      onKey('k3', { line: 'unknown-fields' }),
      onKey('k4', { line: 'swapped' }),
    ]);
    const answers = await inlineOf(faulty, 6);
    expect(answers.map(({ metadata }) => Object(metadata).key)).toEqual(['k1', 'k1', 'k2', 'k3', 'k4', 'k5']);
    expect(answers[2]).toHaveProperty('response');
    expect(answers[3]).toHaveProperty('fieldOfTomorrow');
    const texts = answers.slice(4).map((answer) => /What is (\d)/.exec(JSON.stringify(answer.response))?.[1]);
    expect(texts).toEqual(['5', '4']);
  });
});

describe('a rule of lines', () => {
  const missing = { line: 'missing' } as const;

  test.each<[LineRule, number[]]>([
    [{ line: {}, when: { nth: [1, 4] }, do: missing }, [1, 4]],
    [{ line: {}, when: { every: 3 }, do: missing }, [1, 4]],
    [{ line: { key: 'k*' }, when: { nth: 2 }, do: missing }, [2]],
    [{ line: { key: '*[34]' }, do: missing }, []],
    [{ line: { model: 'gemini-2.*' }, do: missing }, []],
    [{ line: { model: 'gemini-3.*' }, when: { probability: 1 }, do: missing }, [1, 2, 3, 4, 5]],
    [{ line: {}, when: { job: 2 }, do: missing }, []],
    [{ line: {}, when: { job: [1, 2], nth: 5 }, do: missing }, [5]],
    [{ line: { asksFor: 'json' }, do: missing }, [2, 3, 4]],
    [{ line: { asksFor: 'json-schema' }, when: { nth: 1 }, do: missing }, [4]],
  ])('%j applies to lines %j', async (rule, expected) => {
    const schema = { type: 'OBJECT', properties: { a: { type: 'STRING' } } };
    const lines = [
      ask('x'),
      ask('x', { responseMimeType: 'application/json' }),
      ask('x', { response_mime_type: 'application/json', response_schema: schema }),
      ask('x', { responseMimeType: 'application/json', responseJsonSchema: { type: 'object' } }),
      ask('x'),
    ].map((request, index) => ({ key: `k${index + 1}`, request }));
    const { rows } = await outputOf(faultyClient([rule]), lines);
    const keys = new Set(rows.map((row) => JSON.parse(row).key));
    expect([1, 2, 3, 4, 5].filter((number) => !keys.has(`k${number}`))).toEqual(expected);
  });

  test('spares a second job when it is for the first', async () => {
    const faulty = faultyClient([{ line: {}, when: { job: 1 }, do: { error: 13 } }]);
    expect((await outputOf(faulty, requestLines(4))).stats).toMatchObject({ failedRequestCount: '4' });
    expect((await outputOf(faulty, requestLines(4))).stats).toEqual(clean.stats);
  });

  test('leaves another part of the line to those after it', async () => {
    const { rows } = await outputOf(
      faultyClient([
        onKey('k1', { modelVersion: 'other' }),
        onKey('k1', { answer: 'empty' }),
        onKey('k1', { error: 13 }),
        onKey('k1', { line: 'duplicated' }),
        onKey('k*', { line: 'missing' }),
      ]),
      requestLines(4),
    );
    expect(rows.map((row) => JSON.parse(row))).toMatchObject(
      [1, 2].map(() => ({ key: 'k1', response: { modelVersion: 'other', candidates: [{ finishReason: 'STOP' }] } })),
    );
  });
});

test('an inline job whose lines are all missing has no list of them', async () => {
  const { client, passSeconds } = faultyClient([{ line: {}, do: { line: 'missing' } }]);
  const { name } = await client.createInline(inlineRequests(2));
  passSeconds(3600);
  expect((await client.batch(name)).metadata?.output).toEqual({ inlinedResponses: {} });
});

test('lines of an embedding job fail and are delivered as others, but cannot be answered oddly', async () => {
  const { client, passSeconds } = faultyClient([
    onKey('a', { error: 3 }),
    onKey('b', { answer: 'blocked' }),
    onKey('c', { line: 'duplicated' }),
    onKey('d', { modelVersion: 'other' }),
    onKey('e', { line: 'unknown-fields' }),
  ]);
  const keys = ['a', 'b', 'c', 'd', 'e'];
  const lines = keys.map((key) => JSON.stringify({ key, request: { content: { parts: [{ text: key }] } } }));
  const { name: fileName } = await client.upload(lines.join('\n'));
  const created = await client.json('POST', '/v1beta/models/gemini-embedding-001:asyncBatchEmbedContent', {
    batch: { displayName: 'test', inputConfig: { fileName } },
  });
  passSeconds(3600);
  const output = await client.output(await client.batch(batchOperationSchema.parse(created).name));
  expect(output.map(({ key, error, response }) => [key, error?.code ?? Object.keys(response ?? {})[0]])).toEqual([
    ['a', 3],
    ...['b', 'c', 'c', 'd', 'e'].map((key) => [key, 'embedding']),
  ]);
  expect(output.at(-1)).toHaveProperty('fieldOfTomorrow');
});
