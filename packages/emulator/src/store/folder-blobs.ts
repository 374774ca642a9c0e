import { copyFile, type FileHandle, link, mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bytesPassed } from './collect-garbage.ts';
import { isObjectId, newObjectId } from './object-id.ts';
import { orWhen } from './or-when.ts';
import type { BlobStore } from './store.ts';

const readAtOnceBytes = 256 * 1024;

/** Blobs as the files of a folder, which is made when the first is written. */
export function folderBlobs(folder: string): BlobStore {
  const pathOf = (id: string): string => {
    if (!isObjectId(id)) {
      throw new RangeError(`"${id}" is not an object id`);
    }
    return join(folder, id);
  };
  const openBlob = async (id: string): Promise<FileHandle> => {
    await mkdir(folder, { recursive: true });
    const path = pathOf(id);
    const found = await orWhen('ENOENT', undefined, () => open(path, 'r+'));
    if (found === undefined) {
      return await open(path, 'wx+');
    }
    if ((await found.stat()).nlink < 2) {
      return found;
    }
    // Its bytes are another blob's as well, which is not to change.
    await found.close();
    const copy = join(folder, newObjectId(36));
    await copyFile(path, copy);
    await rename(copy, path);
    return await open(path, 'r+');
  };

  return {
    async writeBlob(id, offsetBytes, chunks) {
      const file = await openBlob(id);
      try {
        // What stood behind the offset is gone from the start: a write that breaks off leaves no mixture.
        await file.truncate(offsetBytes);
        let endBytes = offsetBytes;
        for await (const chunk of chunks) {
          for (let start = 0; start < chunk.length; ) {
            const { bytesWritten } = await file.write(chunk, start, chunk.length - start, endBytes);
            start += bytesWritten;
            endBytes += bytesWritten;
          }
          bytesPassed(chunk.length);
        }
        return endBytes;
      } finally {
        await file.close();
      }
    },
    async blobSize(id) {
      return await orWhen('ENOENT', undefined, async () => (await stat(pathOf(id))).size);
    },
    async *readBlob(id) {
      const file = await open(pathOf(id), 'r');
      try {
        const buffer = new Uint8Array(readAtOnceBytes);
        for (;;) {
          const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
          if (bytesRead === 0) {
            return;
          }
          yield buffer.subarray(0, bytesRead);
          bytesPassed(bytesRead);
        }
      } finally {
        await file.close();
      }
    },
    async readBlobAt(id, offsetBytes, sizeBytes) {
      const file = await open(pathOf(id), 'r');
      try {
        const buffer = new Uint8Array(sizeBytes);
        const { bytesRead } = await file.read(buffer, 0, sizeBytes, offsetBytes);
        return buffer.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    },
    async linkBlob(id, newId) {
      const path = pathOf(id);
      const newPath = pathOf(newId);
      // Not every file system has hard links; a copy serves as well.
      await link(path, newPath).catch(() => copyFile(path, newPath));
    },
    async removeBlob(id) {
      await rm(pathOf(id), { force: true });
    },
    async restingBlobs(forMs) {
      const ids = (await orWhen('ENOENT', [], () => readdir(folder))).filter(isObjectId);
      if (ids.length === 0) {
        return [];
      }
      const resting: string[] = [];
      const untilMs = (await diskTimeMs(folder)) - forMs;
      for (const id of ids) {
        const found = await orWhen('ENOENT', undefined, () => stat(pathOf(id)));
        // A link changes this time as well.
        if (found?.isFile() && found.ctimeMs <= untilMs) {
          resting.push(id);
        }
      }
      return resting;
    },
  };
}

/** The time by the clock of a folder's disk, which may not be this machine's. */
async function diskTimeMs(folder: string): Promise<number> {
  const probe = join(folder, `${newObjectId(36)}.probe`);
  try {
    await writeFile(probe, '');
    return (await stat(probe)).ctimeMs;
  } finally {
    await rm(probe, { force: true });
  }
}
