import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, link, mkdir, open, readdir, readFile, rename, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isObjectId } from './object-id.ts';
import type { RecordKind, Store } from './store.ts';

/** A store in a folder: one JSON file a record, one file a blob. Several processes may use the same folder. */
export function folderStore(dataDir: string): Store {
  const root = resolve(dataDir);

  const pathOf = (kind: RecordKind | 'blobs', id: string): string => {
    if (!isObjectId(id)) {
      throw new RangeError(`"${id}" is not an object id`);
    }
    return join(root, kind, kind === 'blobs' ? id : `${id}.json`);
  };
  const newPathOf = async (kind: RecordKind | 'blobs', id: string): Promise<string> => {
    const path = pathOf(kind, id);
    await mkdir(join(root, kind), { recursive: true });
    return path;
  };

  return {
    async create(kind, id, record) {
      const path = await newPathOf(kind, id);
      return await unless('EEXIST', false, async () => {
        await writeFile(path, JSON.stringify(record), { flag: 'wx' });
        return true;
      });
    },
    async read(kind, id) {
      const text = await unless('ENOENT', '', () => readFile(pathOf(kind, id), 'utf8'));
      return parsed(text);
    },
    async replace(kind, id, record) {
      const path = pathOf(kind, id);
      // Not `.json`: `ids` must not see it.
      const temporaryPath = `${path}.${randomUUID()}.tmp`;
      return await unless('ENOENT', false, async () => {
        await stat(path);
        await writeFile(temporaryPath, JSON.stringify(record), { flag: 'wx' });
        await rename(temporaryPath, path);
        return true;
      });
    },
    async remove(kind, id) {
      return await unless('ENOENT', false, async () => {
        await unlink(pathOf(kind, id));
        return true;
      });
    },
    async ids(kind) {
      const names = await unless('ENOENT', [], () => readdir(join(root, kind)));
      return names
        .filter((name) => name.endsWith('.json'))
        .map((name) => name.slice(0, -'.json'.length))
        .filter(isObjectId);
    },
    async writeBlob(id, offsetBytes, chunks) {
      const path = await newPathOf('blobs', id);
      const file = await unless('ENOENT', undefined, () => open(path, 'r+')).then(
        (found) => found ?? open(path, 'wx+'),
      );
      try {
        let endBytes = offsetBytes;
        for await (const chunk of chunks) {
          for (let start = 0; start < chunk.length; ) {
            const { bytesWritten } = await file.write(chunk, start, chunk.length - start, endBytes);
            start += bytesWritten;
            endBytes += bytesWritten;
          }
        }
        await file.truncate(endBytes);
        return endBytes;
      } finally {
        await file.close();
      }
    },
    async blobSize(id) {
      return await unless('ENOENT', undefined, async () => (await stat(pathOf('blobs', id))).size);
    },
    readBlob(id) {
      return createReadStream(pathOf('blobs', id), { highWaterMark: 256 * 1024 });
    },
    async linkBlob(id, newId) {
      const newPath = await newPathOf('blobs', newId);
      // Not every file system has hard links; a copy serves as well.
      await link(pathOf('blobs', id), newPath).catch(() => copyFile(pathOf('blobs', id), newPath));
    },
    async removeBlob(id) {
      await rm(pathOf('blobs', id), { force: true });
    },
  };
}

async function unless<T, F>(code: string, fallback: F, action: () => Promise<T>): Promise<T | F> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === code) {
      return fallback;
    }
    throw error;
  }
}

/** A record that cannot be read yet is one that another process is just writing: it is not there yet. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
