import { stat } from 'node:fs/promises';
import process from 'node:process';

/** Who may read and write a file, as the bits of POSIX; null on Windows, which has no such. */
export async function fileMode(path: string): Promise<number | null> {
  return process.platform === 'win32' ? null : (await stat(path)).mode & 0o777;
}
