import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FaultRule } from '../packages/emulator/src/index.ts';
import { googleGenaiClients, model, pollToTheEnd } from './clients/google-genai.ts';
import { movingEmulator } from './clients/moving-emulator.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const src = [{ contents: 'Hello', metadata: { key: 'a' } }];

const failing = (end: 'FAILED' | 'EXPIRED' | 'CANCELLED'): FaultRule => ({ job: {}, do: { end: { state: end } } });

describe.for(googleGenaiClients)('$name', ({ connect }) => {
  test.for(['FAILED', 'EXPIRED', 'CANCELLED'] as const)('sees a job end %s, but not why', async (end) => {
    await using service = await movingEmulator({ faults: [failing(end)] });
    const ai = connect(service.url);
    const { name = '' } = await ai.batches.create({ model, src });
    const job = await pollToTheEnd(ai, name);
    expect(job.state).toBe(`JOB_STATE_${end}`);
    expect(job.dest?.inlinedResponses).toBeUndefined();
    // The operation says why, and this client leaves it out.
    expect(job.error).toBeUndefined();
    const headers = { 'x-goog-api-key': 'any' };
    const operation = await (await service.emulator.fetch(`/v1beta/${name}`, { headers })).json();
    expect(operation).toMatchObject({ done: true, error: { code: expect.any(Number), message: expect.any(String) } });
  });

  test('the create whose answer is lost has made its job', async () => {
    const faults: FaultRule[] = [{ call: 'batches.create', when: { nth: 1 }, do: { connection: 'reset-after' } }];
    await using service = await movingEmulator({ faults });
    const ai = connect(service.url);
    const config = { displayName: 'lost' };
    await expect(ai.batches.create({ model, src, config })).rejects.toThrow(/fetch failed|connection|terminated/);
    const listed: (string | undefined)[] = [];
    for await (const job of await ai.batches.list()) listed.push(job.displayName);
    expect(listed).toEqual(['lost']);
  });

  test.for([
    { status: 429, details: 'retry-info', says: { reason: 'RESOURCE_EXHAUSTED', details: 'retryDelay' } },
    { status: 503, details: 'none', says: { reason: 'UNAVAILABLE', details: '' } },
  ] as const)('is told $status, and goes on', async ({ status, details, says }) => {
    const faults: FaultRule[] = [{ call: 'batches.get', when: { nth: 1 }, do: { status, details } }];
    await using service = await movingEmulator({ faults });
    const ai = connect(service.url);
    const { name = '' } = await ai.batches.create({ model, src });
    await expect(ai.batches.get({ name })).rejects.toMatchObject({
      name: 'ApiError',
      status,
      message: expect.stringMatching(new RegExp(`${says.reason}[^]*${says.details}`)),
    });
    expect((await pollToTheEnd(ai, name)).state).toBe('JOB_STATE_SUCCEEDED');
  });

  test('a failed line is an error among the responses, and the job succeeded', async () => {
    await using service = await movingEmulator({ faults: [{ line: { key: 'b' }, do: { error: 13 } }] });
    const ai = connect(service.url);
    const { name = '' } = await ai.batches.create({ model, src: [...src, { contents: 'Hi', metadata: { key: 'b' } }] });
    const { state, dest } = await pollToTheEnd(ai, name);
    expect(state).toBe('JOB_STATE_SUCCEEDED');
    expect(dest?.inlinedResponses).toMatchObject([
      { metadata: { key: 'a' }, response: { candidates: [{ finishReason: 'STOP' }] } },
      { metadata: { key: 'b' }, error: { code: 13 } },
    ]);
  });

  test('a download that ends too early is not noticed by this client', async () => {
    const faults: FaultRule[] = [{ call: 'files.download', do: { truncateBytes: 20 } }];
    await using service = await movingEmulator({ faults });
    await using folder = await temporaryFolder();
    const ai = connect(service.url);
    const lines = [{ key: 'a', request: { contents: [{ parts: [{ text: 'Hello' }] }] } }];
    const input = join(folder.path, await folder.writeLines('input.jsonl', lines));
    const { name = '' } = await ai.files.upload({ file: input, config: { mimeType: 'application/jsonl' } });
    const job = await ai.batches.create({ model, src: name });
    const { dest } = await pollToTheEnd(ai, job.name ?? '');
    const downloadPath = join(folder.path, 'output.jsonl');
    await ai.files.download({ file: dest?.fileName ?? '', downloadPath });
    expect((await stat(downloadPath)).size).toBe(20);
  });
});
