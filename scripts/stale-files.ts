import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Of files that were built, by name, those that a folder does not hold byte for byte. */
export async function staleFiles(built: ReadonlyMap<string, Buffer>, folder: string): Promise<string[]> {
  const stale: string[] = [];
  for (const [name, content] of built) {
    const committed = await readFile(join(folder, name)).catch(() => null);
    if (!committed?.equals(content)) stale.push(name);
  }
  return stale;
}
