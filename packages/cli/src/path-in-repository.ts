import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Files } from '@gemini-batch-test/core';

/**
 * A file as an address relative to the root of the repository that it lies in, as code scanning wants it; relative to
 * the current folder when it lies in none.
 */
export async function pathInRepository(file: string, files: Pick<Files, 'exists'>): Promise<string> {
  const path = resolve(file);
  let folder = dirname(path);
  while (!(await files.exists(join(folder, '.git')))) {
    const parent = dirname(folder);
    if (parent === folder) return address(relative(resolve(), path));
    folder = parent;
  }
  return address(relative(folder, path));
}

function address(path: string): string {
  return path.split(sep).map(encodeURIComponent).join('/');
}
