import { Buffer } from 'node:buffer';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withTemporaryFolder } from '../testing/temporary-folder.ts';
import { openWindow } from './open-window.ts';

test('openWindow reads the right bytes wherever they lie', async () => {
  await withTemporaryFolder(async (folder) => {
    const bytes = new Uint8Array(700_000).map((_, index) => (index * 31 + (index >> 8)) % 256);
    const path = join(folder, 'bytes');
    await writeFile(path, bytes);
    const window = await openWindow(path);
    const place = fc.tuple(fc.nat(bytes.length - 1), fc.nat(300_000));
    await fc.assert(
      fc.asyncProperty(fc.array(place, { minLength: 1 }), async (places) => {
        for (const [offset, size] of places) {
          const end = Math.min(bytes.length, offset + size);
          expect(Buffer.compare(await window.read(offset, end - offset), bytes.subarray(offset, end))).toBe(0);
        }
      }),
    );
    await window.close();
  });
});
