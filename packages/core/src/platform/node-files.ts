import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { link, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { GeminiBatchError, isGeminiBatchError } from '../errors/gemini-batch-error.ts';
import type { ByteRange, Files } from './files.ts';

const newline = 0x0a;

/** True for the errors that mean "there is no such file or folder"; nor is there one below a file. */
function isNotFound(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

async function orWhenMissing<T>(value: Promise<T>, fallback: T): Promise<T> {
  try {
    return await value;
  } catch (error) {
    if (isNotFound(error)) return fallback;
    throw error;
  }
}

/** What the system says of a file that cannot be read: no right to it, a folder, a failing disk. */
function unreadable(path: string, cause: unknown): unknown {
  if (isGeminiBatchError(cause) || !(cause instanceof Error && 'code' in cause)) return cause;
  return new GeminiBatchError('file-unreadable', { path, reason: String(cause.code) }, { cause });
}

/**
 * Pipes and devices are read under their own names only (`/dev/stdin`, `<(…)`): the folder of a stranger may hold one, or
 * a link to one, that never ends.
 */
async function refuseEndless(path: string): Promise<void> {
  const found = await stat(path);
  if (found.isFile() || found.isDirectory() || /^\/(dev|proc)\//.test(path)) return;
  throw new GeminiBatchError('file-unreadable', { path, reason: 'ENODEV' });
}

async function* readBytes(path: string, range?: ByteRange): AsyncGenerator<Uint8Array> {
  try {
    if (range === undefined) await refuseEndless(path);
    yield* createReadStream(path, range && { start: range.start, end: range.end - 1 });
  } catch (error) {
    throw unreadable(path, error);
  }
}

async function unlessExists(made: Promise<void>): Promise<boolean> {
  try {
    await made;
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Characters that are written at once. */
const gatheredLength = 16_384;

/** Puts short texts together: a call to the system for each line takes longer than all else that is done with it. */
async function* gathered(
  chunks: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>,
): AsyncGenerator<Uint8Array | string> {
  let text = '';
  for await (const chunk of chunks) {
    if (typeof chunk === 'string') {
      text += chunk;
      if (text.length < gatheredLength) continue;
    }
    if (text !== '') yield text;
    text = '';
    if (typeof chunk !== 'string') yield chunk;
  }
  if (text !== '') yield text;
}

/** The platform's file system, on Node and Deno. */
export const nodeFiles: Files = {
  async exists(path) {
    try {
      return await orWhenMissing(
        stat(path).then(() => true),
        false,
      );
    } catch (error) {
      throw unreadable(path, error);
    }
  },
  list: async (folder) => (await orWhenMissing(readdir(folder), [])).sort(),
  makeFolder: async (folder) => {
    await mkdir(folder, { recursive: true });
  },
  makeNewFolder: async (folder) => {
    await mkdir(dirname(folder), { recursive: true });
    return await unlessExists(mkdir(folder));
  },
  async create(path, text) {
    // A link appears with the whole text in it; a file made in place would be empty for a moment.
    const temporary = `${path}.${randomUUID()}.partial`;
    await writeFile(temporary, text, { flag: 'wx' });
    try {
      return await unlessExists(link(temporary, path));
    } finally {
      await rm(temporary, { force: true });
    }
  },
  rename,
  remove: (path) => rm(path, { recursive: true, force: true }),
  async readText(path) {
    try {
      await refuseEndless(path);
      return await readFile(path, 'utf8');
    } catch (error) {
      throw unreadable(path, error);
    }
  },
  read: readBytes,
  sizeBytes: async (path) => (await stat(path)).size,

  async write(path, chunks) {
    await mkdir(dirname(path), { recursive: true });
    const temporary = `${path}.${randomUUID()}.partial`;
    const handle = await open(temporary, 'w');
    try {
      for await (const chunk of gathered(chunks)) await handle.writeFile(chunk);
      await handle.sync();
    } catch (error) {
      await handle.close();
      await rm(temporary, { force: true });
      throw error;
    }
    await handle.close();
    await rename(temporary, path);
  },

  async endsWithLine(path) {
    const handle = await orWhenMissing(open(path), null);
    if (handle === null) return true;
    try {
      const { size } = await handle.stat();
      const { buffer } = await handle.read({ buffer: new Uint8Array(1), position: size - 1 });
      return size === 0 || buffer[0] === newline;
    } finally {
      await handle.close();
    }
  },

  async appendLine(path, line) {
    const handle = await open(path, 'a');
    try {
      await handle.writeFile(`${line}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
};
