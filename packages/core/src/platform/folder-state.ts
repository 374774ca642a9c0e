import { randomUUID } from 'node:crypto';
import { rm, stat, statfs, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Whether a folder can be written. */
interface FolderState {
  readonly folder: string;
  /** The code of the error that kept from it; null when there was none. */
  readonly trouble: string | null;
  /** Null where the system does not tell. */
  readonly freeBytes: number | null;
}

/**
 * Says whether something can be written below a folder, by writing and removing a small file; where the folder is not
 * there yet, in the nearest one above it.
 */
export async function folderState(folder: string): Promise<FolderState> {
  const place = await nearest(folder);
  const file = join(place, `.gemini-batch-test-${randomUUID()}`);
  try {
    await writeFile(file, 'This file can be deleted.\n', { flag: 'wx' });
    await rm(file, { force: true });
  } catch (error) {
    await rm(file, { force: true }).catch(() => {});
    return { folder, trouble: reasonOf(error), freeBytes: null };
  }
  return { folder, trouble: null, freeBytes: await freeBytesOf(place) };
}

async function nearest(folder: string): Promise<string> {
  for (let place = folder; ; place = dirname(place)) {
    if (place === dirname(place)) return place;
    try {
      await stat(place);
      return place;
    } catch (error) {
      // What is there but cannot be looked at is the place that matters.
      if (reasonOf(error) !== 'ENOENT') return place;
    }
  }
}

async function freeBytesOf(place: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(place);
    return bavail * bsize;
  } catch {
    return null;
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
