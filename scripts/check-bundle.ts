// Fails when the committed bundle of the action is not what its source builds.
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const action = fileURLToPath(new URL('../actions/batch-test', import.meta.url));
const name = 'main.cjs';
const folder = await mkdtemp(join(tmpdir(), 'action-bundle-'));
try {
  const built = spawnSync('tsup', ['--out-dir', folder], { cwd: action, encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`${built.stdout}${built.stderr}${built.error?.message ?? ''}`);
  const committed = await readFile(join(action, 'dist', name));
  if (!committed.equals(await readFile(join(folder, name)))) {
    process.stderr.write(`actions/batch-test/dist/${name} is not what the source builds: run "pnpm bundle"\n`);
    process.exitCode = 1;
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
