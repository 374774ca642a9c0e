import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { folderStore } from '../store/folder-store.ts';
import { memoryStore } from '../store/memory-store.ts';
import { withTemporaryFolder } from '../testing/temporary-folder.ts';
import { blobWindow } from './blob-window.ts';

test.each(['memory', 'spilled', 'folder'])('blobWindow reads the right bytes wherever they lie (%s)', async (kind) => {
  await withTemporaryFolder(async (folder) => {
    const bytes = new Uint8Array(700_000).map((_, index) => (index * 31 + (index >> 8)) % 256);
    const store = kind === 'folder' ? folderStore(folder) : memoryStore(kind === 'spilled' ? 1000 : 1_000_000);
    await store.writeBlob(
      'blob',
      0,
      (async function* () {
        for (let start = 0; start < bytes.length; start += 65_536) {
          yield bytes.subarray(start, start + 65_536);
        }
      })(),
    );
    const read = blobWindow(store, 'blob');
    const place = fc.tuple(fc.nat(bytes.length - 1), fc.nat(300_000));
    await fc.assert(
      fc.asyncProperty(fc.array(place, { minLength: 1 }), async (places) => {
        for (const [offset, size] of places) {
          const end = Math.min(bytes.length, offset + size);
          expect(Buffer.compare(await read(offset, end - offset), bytes.subarray(offset, end))).toBe(0);
        }
      }),
    );
    await store.close();
  });
});
