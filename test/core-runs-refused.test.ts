import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import {
  isGeminiBatchError,
  nodeFiles,
  openRun,
  type RunContext,
  type StartOptions,
  startRun,
} from '../packages/core/src/index.ts';
import { startOptions } from './support/emulated-run.ts';
import { emulatedService } from './support/emulated-service.ts';
import { useOwnWorkingFolder } from './support/own-working-folder.ts';

useOwnWorkingFolder();

/** The service in memory, and what was sent to it. */
function emulated(apiKey = 'test-key'): RunContext & { readonly sent: readonly Request[] } {
  const { context, sent } = emulatedService(undefined, { apiKey });
  return { ...context, sent };
}

const request = { contents: [{ parts: [{ text: 'Hi' }] }] };
const line = (key: string, more: object = {}) => JSON.stringify({ key, request, ...more });
const original = (key: string, model: string) =>
  JSON.stringify({ custom_id: key, method: 'POST', url: `/v1/models/${model}:generateContent`, body: request });

/** Starts a run that must be refused, and says why; nothing may be left of it. */
async function refusal(text: string | null, given: StartOptions = startOptions(), context: RunContext = emulated()) {
  if (text !== null) await writeFile('input.jsonl', text);
  const error = await startRun(given, context).catch((thrown: unknown) => thrown);
  expect(await nodeFiles.list(join('output', 'runs'))).toEqual([]);
  if (!isGeminiBatchError(error)) throw error;
  return error;
}

describe('startRun refuses an input, names every line at fault, and leaves nothing behind', () => {
  test.each<[string, string, object[]]>([
    [
      'a duplicate key',
      [line('a'), line('b'), line('a')].join('\n'),
      [{ line: 3, code: 'key-duplicate', details: { key: 'a', firstLine: 1 } }],
    ],
    ['a broken line', `${line('a')}\n{"key":`, [{ line: 2, code: 'not-json' }]],
    ['a line that is no object', '[]', [{ line: 1, code: 'not-an-object' }]],
    ['a line without a key', JSON.stringify({ request }), [{ line: 1, code: 'key-missing' }]],
    ['a line without a request', '{"key":"a"}', [{ line: 1, code: 'request-missing' }]],
    ['a request without contents', '{"key":"a","request":{}}', [{ line: 1, code: 'contents-missing' }]],
    ['a check that is none', line('a', { checks: [{ contians: 'x' }] }), [{ line: 1, code: 'check-invalid' }]],
    [
      'several at once, empty lines counted',
      `\n${line('a')}\n\nhello\n${line('a')}\n{}\n`,
      [
        { line: 4, code: 'not-json' },
        { line: 5, code: 'key-duplicate' },
        { line: 6, code: 'key-missing' },
      ],
    ],
  ])('%s', async (_what, text, issues) => {
    const context = emulated();
    expect(await refusal(text, startOptions(), context)).toMatchObject({
      code: 'input-invalid',
      details: { file: 'input.jsonl', issues },
    });
    expect(context.sent).toEqual([]);
  });

  test.each([
    ['an empty file', '', 'input-empty'],
    ['blank lines', '\n  \n\r\n', 'input-empty'],
    ['no file', null, 'input-missing'],
  ])('%s', async (_what, text, code) => {
    expect(await refusal(text)).toMatchObject({ code, details: { file: 'input.jsonl' } });
  });

  test('lines that name different models', async () => {
    const text = [original('a', 'gemini-2.5-pro'), original('b', 'gemini-2.5-flash')].join('\n');
    expect(await refusal(text)).toMatchObject({
      code: 'input-models-differ',
      details: { models: ['gemini-2.5-pro', 'gemini-2.5-flash'] },
    });
  });
});

describe('startRun refuses what the service would, before anything is sent', () => {
  test('an unknown model', async () => {
    const context = emulated();
    const error = await refusal(line('a'), startOptions({}, { model: 'gemini-unheard-of' }), context);
    expect(error).toMatchObject({ code: 'model-not-found', details: { model: 'gemini-unheard-of' } });
    expect(context.sent.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET http://e.test/v1beta/models/gemini-unheard-of',
    ]);
  });

  test('a model that takes no batch jobs', async () => {
    const error = await refusal(line('a'), startOptions({ model: 'gemini-embedding-001' }));
    expect(error.code).toBe('model-without-batch');
  });

  test('a key that is not valid', async () => {
    expect((await refusal(line('a'), startOptions(), emulated('invalid'))).code).toBe('key-refused');
  });
});

describe('startRun holds the estimated cost against the limit', () => {
  test('over it, nothing is sent', async () => {
    const context = emulated();
    const error = await refusal(line('a'), startOptions({ gates: { maxCostUsd: 0.000001 } }), context);
    expect(error).toMatchObject({ code: 'over-budget', details: { limitUsd: 0.000001 } });
    expect(context.sent).toEqual([]);
  });

  test('within it, the run begins', async () => {
    await writeFile('input.jsonl', line('a'));
    await expect(startRun(startOptions({ gates: { maxCostUsd: 1 } }), emulated())).resolves.toContain('runs');
  });

  test('a model without a price is refused, unless that is allowed', async () => {
    const suite = { model: 'gemini-4-neon', gates: { maxCostUsd: 1 } };
    expect(await refusal(line('a'), startOptions(suite))).toMatchObject({ code: 'price-unknown' });
    await expect(startRun(startOptions(suite, { allowUnknownPrice: true }), emulated())).resolves.toContain('runs');
  });
});

describe('startRun: the model is', () => {
  test.each([
    ['the one that the user names', 'gemini-2.5-pro', 'gemini-2.5-flash', 'gemini-2.5-pro'],
    ['with models/ before it or not', 'models/gemini-2.5-pro', null, 'gemini-2.5-pro'],
    ['else the suite’s', null, 'gemini-2.5-flash', 'gemini-2.5-flash'],
    ['else the input’s own', null, null, 'gemini-3.1-flash-lite'],
  ])('%s', async (_what, model, ofSuite, chosen) => {
    await writeFile('input.jsonl', original('a', 'gemini-3.1-flash-lite'));
    const folder = await startRun(startOptions({ model: ofSuite }, { model }), emulated());
    expect((await openRun(folder, { files: nodeFiles })).record.model).toBe(chosen);
  });

  test('else the default', async () => {
    await writeFile('input.jsonl', line('a'));
    const folder = await startRun(startOptions(), emulated());
    expect((await openRun(folder, { files: nodeFiles })).record.model).toBe('gemini-3.5-flash-lite');
  });
});

test.each(['', 'a/b', 'a b', 'één'])('startRun: "%s" is no origin of jobs', async (origin) => {
  await writeFile('input.jsonl', line('a'));
  await expect(startRun(startOptions({}, { origin }), emulated())).rejects.toBeInstanceOf(RangeError);
  expect(await readdir('.')).toEqual(['input.jsonl']);
});

test('startRun: an output folder that cannot be made is told', async () => {
  await writeFile('output', 'a file in its place');
  await writeFile('input.jsonl', line('a'));
  await expect(startRun(startOptions(), emulated())).rejects.toMatchObject({ code: 'output-not-writable' });
  expect(await readdir('.')).toEqual(['input.jsonl', 'output']);
});

test('startRun: two runs that begin in one second with one chance do not share a folder', async () => {
  const chance = vi.spyOn(Math, 'random').mockReturnValueOnce(0.5);
  try {
    await writeFile('input.jsonl', line('a'));
    const first = await startRun(startOptions(), emulated());
    await writeFile('input.jsonl', '');
    chance.mockReturnValueOnce(0.5);
    await expect(startRun(startOptions(), emulated())).rejects.toBeInstanceOf(Error);
    expect((await openRun(first, { files: nodeFiles })).record.shards).toMatchObject([{ requests: 1 }]);
  } finally {
    chance.mockRestore();
  }
});
