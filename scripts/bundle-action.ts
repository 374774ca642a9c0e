// Builds what the action runs, and the licences of what is within it, into actions/batch-test/dist. With --check it
// writes nothing, and fails when a committed file is not what the source builds.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { buildAction } from './build-action.ts';
import { staleFiles } from './stale-files.ts';

const dist = fileURLToPath(new URL('../actions/batch-test/dist/', import.meta.url));
const built = await buildAction();

if (process.argv.includes('--check')) {
  for (const name of await staleFiles(built, dist)) {
    process.stderr.write(`actions/batch-test/dist/${name} is not what the source builds: run "pnpm bundle"\n`);
    process.exitCode = 1;
  }
} else {
  for (const [name, content] of built) await writeFile(join(dist, name), content);
}
