import { readdirSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

const prefix = 'gemini-batch-emulator-blobs-';

/** Folders of this process, removed when it ends in any way that it is told of: not by a kill. */
const ours = new Set<string>();

/**
 * Makes a folder for this process's temporary blobs. Its name tells which process of which machine it belongs to, so
 * that the next one can remove what a killed process left; only the owner may look into it.
 */
export async function makeTemporaryBlobFolder(parent: string = tmpdir()): Promise<string> {
  removeOrphans(parent);
  const folder = await mkdtemp(join(parent, `${prefix}${machineName()}-${process.pid}-`));
  if (ours.size === 0) {
    process.once('exit', removeOurs);
  }
  ours.add(folder);
  return folder;
}

/** Removes such a folder with all that is in it. */
export function removeTemporaryBlobFolder(folder: string): void {
  ours.delete(folder);
  if (ours.size === 0) {
    process.off('exit', removeOurs);
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

function removeOurs(): void {
  for (const folder of [...ours]) {
    removeTemporaryBlobFolder(folder);
  }
}

/** Two containers may share a temporary folder but not their process ids: each looks after its own. */
function machineName(): string {
  return hostname()
    .replace(/[^a-zA-Z0-9]/g, '')
    .slice(0, 40);
}

function removeOrphans(parent: string): void {
  const start = `${prefix}${machineName()}-`;
  try {
    for (const name of readdirSync(parent)) {
      const pid = name.startsWith(start) ? /^(\d+)-/.exec(name.slice(start.length))?.[1] : undefined;
      if (pid !== undefined && !isAlive(Number(pid))) {
        rmSync(join(parent, name), { recursive: true, force: true });
      }
    }
  } catch {
    // Another's folder, or one that another process is just removing: no business of ours.
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Any other failure, such as a lack of rights, tells that it is there.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}
