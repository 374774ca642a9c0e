import { randomUUID } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { link, mkdir, readdir, rename, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parsedJson } from '../parsed-json.ts';
import { isObjectId } from './object-id.ts';
import { hasCode, orWhen } from './or-when.ts';
import type { RecordKind, RecordStore } from './store.ts';

/** Some records are secrets, of webhooks: none is for others to read. */
const newFile = { flag: 'wx', mode: 0o600 } as const;

/** Long after any process would have finished writing. */
const leftoverAgeMs = 60 * 60 * 1000;

/**
 * Records as JSON files, a folder a kind. A record is written in full under a temporary name and only then gets its
 * own: whoever looks sees a whole record or none, also when a process was killed while it wrote.
 */
export function folderRecords(root: string): RecordStore {
  const temporaryFolder = join(root, 'temporary');
  let isSwept = false;

  const pathOf = (kind: RecordKind, id: string): string => {
    if (!isObjectId(id)) {
      throw new RangeError(`"${id}" is not an object id`);
    }
    return join(root, kind, `${id}.json`);
  };
  const writeTemporary = async (record: unknown): Promise<string> => {
    const path = join(temporaryFolder, randomUUID());
    try {
      await withFolder(path, () => writeFile(path, JSON.stringify(record), newFile));
    } catch (error) {
      // A full disk keeps half of it.
      await rm(path, { force: true }).catch(() => {});
      throw error;
    }
    if (!isSwept) {
      isSwept = true;
      // Their age by the disk's own clock, which may not be this machine's.
      await removeLeftovers(temporaryFolder, (await stat(path)).mtimeMs - leftoverAgeMs);
    }
    return path;
  };

  return {
    async create(kind, id, record) {
      const path = pathOf(kind, id);
      const temporaryPath = await writeTemporary(record);
      try {
        if (isHalf(path)) {
          await rm(path, { force: true });
        }
        return await orWhen('EEXIST', false, async () => {
          await withFolder(path, () => linkOrWrite(temporaryPath, path, record));
          return true;
        });
      } finally {
        await unlink(temporaryPath);
      }
    },
    async read(kind, id) {
      return readRecord(pathOf(kind, id));
    },
    async replace(kind, id, record) {
      const path = pathOf(kind, id);
      return await orWhen('ENOENT', false, async () => {
        await stat(path);
        await rename(await writeTemporary(record), path);
        return true;
      });
    },
    async remove(kind, id) {
      return await orWhen('ENOENT', false, async () => {
        await unlink(pathOf(kind, id));
        return true;
      });
    },
    async ids(kind) {
      const names = await orWhen('ENOENT', [], () => readdir(join(root, kind)));
      return names
        .filter((name) => name.endsWith('.json'))
        .map((name) => name.slice(0, -'.json'.length))
        .filter(isObjectId);
    },
  };
}

/** Does something with a path, after making its folder where there is none yet. */
async function withFolder(path: string, action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) {
      throw error;
    }
    await mkdir(dirname(path), { recursive: true });
    await action();
  }
}

/** Not every file system has hard links: then the record is written in place, and a kill may leave half of it. */
async function linkOrWrite(temporaryPath: string, path: string, record: unknown): Promise<void> {
  try {
    await link(temporaryPath, path);
  } catch (error) {
    if (['EEXIST', 'ENOENT'].some((code) => hasCode(error, code))) {
      throw error;
    }
    await writeFile(path, JSON.stringify(record), newFile);
  }
}

/** Removes what killed processes left. */
async function removeLeftovers(folder: string, untilMs: number): Promise<void> {
  for (const name of await readdir(folder)) {
    await orWhen('ENOENT', undefined, async () => {
      const path = join(folder, name);
      if ((await stat(path)).mtimeMs < untilMs) {
        await rm(path);
      }
    });
  }
}

/**
 * A record, or undefined when there is none. Records are small and read for every request: a synchronous read costs a
 * fraction of one that is handed to another thread and back (`pnpm bench`).
 */
function readRecord(path: string): unknown {
  const text = readIfThere(path);
  return text === undefined ? undefined : parsedJson(text);
}

/** Whether a process died while it wrote the record in place: only where there are no hard links. */
function isHalf(path: string): boolean {
  const text = readIfThere(path);
  return text !== undefined && parsedJson(text) === undefined;
}

/** What is no file of ours, such as a folder or a link in a circle, is not there either. */
const notThere = ['ENOENT', 'EISDIR', 'ELOOP', 'EACCES', 'EPERM'];

function readIfThere(path: string): string | undefined {
  try {
    // To ask first is cheaper than an error, where there is none.
    return statSync(path, { throwIfNoEntry: false }) === undefined ? undefined : readFileSync(path, 'utf8');
  } catch (error) {
    if (notThere.some((code) => hasCode(error, code))) {
      return undefined;
    }
    throw error;
  }
}
