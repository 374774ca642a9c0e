// Runs a file of this repository on the pinned Node, after installing what is needed. The one entry that must work
// on any Node ≥ 20 with nothing but npm: `npm start` and `npm test` come here.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const pinnedNode = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

function read(...path) {
  const file = join(root, ...path);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

// pnpm keeps a copy of the lockfile that it installed.
const installed = existsSync(pinnedNode) && read('node_modules', '.pnpm', 'lock.yaml') === read('pnpm-lock.yaml');
if (!installed) {
  process.stderr.write('Installing what is needed (once; half a minute or so) …\n');
  const install = spawnSync('npx', ['-y', 'pnpm@12', 'install', '--frozen-lockfile'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (install.status !== 0) {
    process.stderr.write(`${install.stdout ?? ''}${install.stderr ?? ''}${install.error?.message ?? ''}\n`);
    process.stderr.write('Installing failed. Check that npm can reach its registry, then try again.\n');
    process.exit(1);
  }
}

const [file = '', ...args] = process.argv.slice(2);
const child = spawn(pinnedNode, [join(root, file), ...args], { stdio: 'inherit' });
// Ctrl-C goes to both; the program itself decides how to end.
process.on('SIGINT', () => {});
// What is sent to this process alone is handed on. A second signal means "at once" to the program: one that had the
// first itself, as of a process group, is given a moment to end.
for (const signal of ['SIGTERM', 'SIGHUP']) {
  process.on(signal, () => setTimeout(() => child.kill(signal), 500));
}
child.on('error', ({ message }) => {
  process.stderr.write(`${message}\n`);
  process.exit(1);
});
child.on('exit', (status) => process.exit(status ?? 1));
