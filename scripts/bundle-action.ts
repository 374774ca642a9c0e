// Builds what the action runs, and the licences of what is within it, into actions/batch-test/dist. With --check it
// writes nothing, and fails when a committed file is not what the source builds.
import { readFile, writeFile } from 'node:fs/promises';
import process from 'node:process';
import { buildAction } from './build-action.ts';

const dist = new URL('../actions/batch-test/dist/', import.meta.url);
const check = process.argv.includes('--check');

for (const [name, content] of await buildAction()) {
  const file = new URL(name, dist);
  if (!check) {
    await writeFile(file, content);
  } else if (!(await readFile(file).catch(() => null))?.equals(content)) {
    process.stderr.write(`actions/batch-test/dist/${name} is not what the source builds: run "pnpm bundle"\n`);
    process.exitCode = 1;
  }
}
