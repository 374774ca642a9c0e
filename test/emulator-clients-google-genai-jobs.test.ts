import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { googleGenaiClients, model, pollToTheEnd } from './clients/google-genai.ts';
import { movingEmulator } from './clients/moving-emulator.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const keys = ['a', 'b', 'c'];
const lines = keys.map((key) => ({ key, request: { contents: [{ parts: [{ text: `What is ${key}?` }] }] } }));

describe.for(googleGenaiClients)('$name', ({ apiVersion, connect }) => {
  test('a job from a file: upload, create, poll, download, delete', async () => {
    await using service = await movingEmulator();
    await using folder = await temporaryFolder();
    const ai = connect(service.url);
    const input = join(folder.path, await folder.writeLines('input.jsonl', lines));
    const file = await ai.files.upload({ file: input, config: { mimeType: 'application/jsonl', displayName: 'in' } });

    const created = await ai.batches.create({ model, src: file.name ?? '', config: { displayName: 'from a file' } });
    expect(created).toMatchObject({ displayName: 'from a file', model: `models/${model}`, state: 'JOB_STATE_PENDING' });
    const name = created.name ?? '';
    const ended = await pollToTheEnd(ai, name);
    expect(ended.states).toEqual(['JOB_STATE_PENDING', 'JOB_STATE_RUNNING', 'JOB_STATE_SUCCEEDED']);
    expect(ended.endTime).toMatch(/Z$/);

    const output = join(folder.path, 'output.jsonl');
    await ai.files.download({ file: ended.dest?.fileName ?? '', downloadPath: output });
    const answers = (await readFile(output, 'utf8')).trimEnd().split('\n');
    expect(answers.map((line) => JSON.parse(line).key)).toEqual(keys);
    expect(JSON.parse(answers[0] ?? '').response.candidates[0].content.parts[0].text).not.toBe('');

    await ai.batches.delete({ name });
    await ai.files.delete({ name: file.name ?? '' });
    await expect(ai.batches.get({ name })).rejects.toMatchObject({ name: 'ApiError', status: 404 });
    await expect(ai.files.get({ name: file.name ?? '' })).rejects.toMatchObject({ name: 'ApiError', status: 403 });
    // The version of the API is the one that was asked for; only uploads of 2.x go to v1beta all the same.
    const calls = service.calls.filter((call) => !call.includes('/upload/'));
    for (const call of calls) expect(call).toMatch(new RegExp(`^[A-Z]+ /${apiVersion}/`));
  });

  test('an inline job gives its responses with their metadata', async () => {
    await using service = await movingEmulator();
    const ai = connect(service.url);
    const created = await ai.batches.create({
      model,
      src: keys.map((key) => ({
        contents: [{ role: 'user', parts: [{ text: `What is ${key}?` }] }],
        metadata: { key },
        config: {
          temperature: 0.5,
          systemInstruction: 'Be brief.',
          responseMimeType: 'application/json',
          responseSchema: { type: 'OBJECT', properties: { word: { type: 'STRING' } }, required: ['word'] },
        },
      })),
      config: { displayName: 'inline' },
    });
    const { dest } = await pollToTheEnd(ai, created.name ?? '');
    const responses = dest?.inlinedResponses ?? [];
    expect(responses.map(({ metadata }) => metadata?.key)).toEqual(keys);
    // `response.text` is a getter that this client leaves out of a job's responses.
    for (const { response } of responses) {
      const text = response?.candidates?.[0]?.content?.parts?.[0]?.text ?? '';
      expect(JSON.parse(text)).toEqual({ word: expect.any(String) });
    }
  });

  test('a job without a display name is created, as this client allows', async () => {
    await using service = await movingEmulator();
    const { name, displayName } = await connect(service.url).batches.create({ model, src: [{ contents: 'Hello' }] });
    expect(name).toMatch(/^batches\/[a-z0-9]{36}$/);
    expect(displayName).toBeUndefined();
  });

  test('the list of jobs goes over all pages', async () => {
    await using service = await movingEmulator();
    const ai = connect(service.url);
    const names = ['one', 'two', 'three'];
    for (const displayName of names) {
      await ai.batches.create({ model, src: [{ contents: 'Hello' }], config: { displayName } });
      await service.emulator.advance(1000);
    }
    const listed: (string | undefined)[] = [];
    for await (const job of await ai.batches.list({ config: { pageSize: 2 } })) listed.push(job.displayName);
    expect(listed).toEqual(names.toReversed());
    expect(service.calls.filter((call) => call.includes('/batches?'))).toHaveLength(2);
  });

  test('a cancelled job ends as such', async () => {
    await using service = await movingEmulator();
    const ai = connect(service.url);
    const { name = '' } = await ai.batches.create({ model, src: [{ contents: 'Hello' }] });
    await ai.batches.cancel({ name });
    const job = await ai.batches.get({ name });
    expect(job).toMatchObject({ state: 'JOB_STATE_CANCELLED' });
    expect(job.dest?.inlinedResponses).toBeUndefined();
  });
});
