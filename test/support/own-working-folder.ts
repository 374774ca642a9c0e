import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach } from 'vitest';

/** Gives each test of a file a new working folder, below which runs are written. */
export function useOwnWorkingFolder(): void {
  const home = process.cwd();
  beforeEach(async () => {
    process.chdir(await mkdtemp(join(tmpdir(), 'gemini-batch-runs-')));
  });
  afterEach(async () => {
    const folder = process.cwd();
    process.chdir(home);
    await rm(folder, { recursive: true, force: true });
  });
}
