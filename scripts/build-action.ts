import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { type BundledPackage, bundledPackages, type Metafile } from './bundled-packages.ts';
import { isLicenseFile, type LicensedPackage, licensesText } from './licenses-text.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const action = join(root, 'actions', 'batch-test');
const node = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const tsup = join(root, 'node_modules', 'tsup', 'dist', 'cli-default.js');

/** The files of the action's `dist`, by name, as the source builds them now. */
export async function buildAction(): Promise<ReadonlyMap<string, Buffer>> {
  const folder = await mkdtemp(join(tmpdir(), 'action-bundle-'));
  try {
    const built = spawnSync(node, [tsup, '--metafile', '--out-dir', folder], { cwd: action, encoding: 'utf8' });
    if (built.status !== 0) throw new Error(`${built.stdout}${built.stderr}${built.error?.message ?? ''}`);
    const metafile: Metafile = JSON.parse(await readFile(join(folder, 'metafile-cjs.json'), 'utf8'));
    const packages = await Promise.all(bundledPackages(metafile).map(readPackage));
    const notices = await readFile(join(folder, 'main.cjs.LEGAL.txt'), 'utf8');
    return new Map([
      ['main.cjs', await readFile(join(folder, 'main.cjs'))],
      ['licenses.txt', Buffer.from(licensesText(packages, notices))],
    ]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readPackage({ folder, licenseFolders }: BundledPackage): Promise<LicensedPackage> {
  const named = async (below: string, isWanted: (name: string) => boolean): Promise<string[]> => {
    const at = resolve(action, below);
    const names = (await readdir(at, { withFileTypes: true })).filter(
      (entry) => entry.isFile() && isWanted(entry.name),
    );
    return await Promise.all(names.map(({ name }) => readFile(join(at, name), 'utf8')));
  };
  return {
    description: JSON.parse(await readFile(resolve(action, folder, 'package.json'), 'utf8')),
    licenses: (await Promise.all(licenseFolders.map((below) => named(below, isLicenseFile)))).flat(),
    readme: (await named(folder, (name) => /^readme\.(?:md|markdown)$/i.test(name))).join('\n'),
  };
}
