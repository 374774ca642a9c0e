import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { googleGenaiClients, model } from './clients/google-genai.ts';
import { movingEmulator } from './clients/moving-emulator.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const mimeType = 'application/jsonl';

/** Two and a half chunks of this client: 20 MiB. */
const threeChunks: Buffer = Buffer.alloc(20 * 1024 * 1024, '0123456789abcdef');

describe.for(googleGenaiClients)('$name', ({ connect }) => {
  test.for(['a path', 'a Blob'])('uploads a large file in chunks (%s)', async (kind) => {
    await using service = await movingEmulator();
    await using folder = await temporaryFolder();
    const path = join(folder.path, 'large.jsonl');
    await writeFile(path, threeChunks);
    const source = kind === 'a path' ? path : new Blob([new Uint8Array(threeChunks)]);
    const file = await connect(service.url).files.upload({ file: source, config: { mimeType } });
    const hash = createHash('sha256').update(threeChunks).digest('hex');
    expect(file).toMatchObject({
      mimeType,
      sizeBytes: String(threeChunks.length),
      state: 'ACTIVE',
      source: 'UPLOADED',
    });
    expect(Buffer.from(file.sha256Hash ?? '', 'base64').toString()).toBe(hash);
    // One call opens the upload, three send a chunk each.
    expect(service.calls.filter((call) => call.includes('upload_id='))).toHaveLength(3);
  });

  test('gets, lists over pages and deletes files; a chosen name is kept', async () => {
    await using service = await movingEmulator();
    const ai = connect(service.url);
    const names = ['files/one', 'files/two', 'files/three'];
    for (const name of names) {
      await ai.files.upload({ file: new Blob(['{}']), config: { mimeType, name, displayName: `The ${name}` } });
      await service.emulator.advance(1000);
    }
    expect(await ai.files.get({ name: 'files/two' })).toMatchObject({
      name: 'files/two',
      displayName: 'The files/two',
    });
    const listed: (string | undefined)[] = [];
    for await (const { name } of await ai.files.list({ config: { pageSize: 2 } })) listed.push(name);
    expect(listed.toSorted()).toEqual(names.toSorted());
    await ai.files.delete({ name: 'files/two' });
    await expect(ai.files.get({ name: 'files/two' })).rejects.toMatchObject({ status: 403 });
  });

  test('an uploaded file cannot be downloaded', async () => {
    await using service = await movingEmulator();
    await using folder = await temporaryFolder();
    const ai = connect(service.url);
    const { name = '' } = await ai.files.upload({ file: new Blob(['{}']), config: { mimeType } });
    const downloadPath = join(folder.path, 'never.jsonl');
    await expect(ai.files.download({ file: name, downloadPath })).rejects.toThrow();
  });

  test('gets a model and lists all', async () => {
    await using service = await movingEmulator();
    const ai = connect(service.url);
    expect(await ai.models.get({ model })).toMatchObject({ name: `models/${model}` });
    const names: (string | undefined)[] = [];
    for await (const { name } of await ai.models.list({ config: { pageSize: 5 } })) names.push(name);
    expect(names).toContain(`models/${model}`);
    expect(new Set(names).size).toBe(names.length);
    expect(service.calls.filter((call) => /\/models\?/.test(call)).length).toBeGreaterThan(1);
  });
});
