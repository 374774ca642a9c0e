import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, posix, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const packagesFolder: string = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'packages');

/** A source file as the tests of the structure see it. */
export interface Source {
  /** Below `src`, with slashes. */
  readonly path: string;
  readonly code: string;
  readonly imports: readonly { readonly from: string; readonly typeOnly: boolean }[];
}

/** The sources of a package that are not tests, by path. */
export async function sourcesOf(name: string): Promise<ReadonlyMap<string, Source>> {
  const src = join(packagesFolder, name, 'src');
  const entries = await readdir(src, { recursive: true });
  const paths = entries.map((path) => path.split(sep).join('/'));
  const sources = paths.filter((path) => path.endsWith('.ts') && !/(^|\/)testing\/|\.test\.ts$/.test(path));
  const read = sources.map(async (path) => [path, sourceOf(path, await readFile(join(src, path), 'utf8'))] as const);
  return new Map(await Promise.all(read));
}

function sourceOf(path: string, text: string): Source {
  const withoutComments = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
  const statements = withoutComments.matchAll(
    /^(?:import|export)\s+(type\s+)?(?:[^;'"]*?\sfrom\s+)?['"]([^'"]+)['"]/gm,
  );
  const imports = [...statements].map(([, type, from = '']) => ({ from, typeOnly: type !== undefined }));
  const dynamic = [...withoutComments.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)];
  return {
    path,
    imports: [...imports, ...dynamic.map(([, from = '']) => ({ from, typeOnly: false }))],
    code: withoutComments.replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, "''"),
  };
}

/** The file below `src` that a relative import names. */
export function importTarget(source: Source, from: string): string {
  return posix.normalize(posix.join(posix.dirname(source.path), from));
}

export function isRelative(from: string): boolean {
  return from.startsWith('.');
}

/** Files that need themselves over however many imports, each as the way around. Types are not needed to run. */
export function importCycles(sources: ReadonlyMap<string, Source>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  function visit(path: string, trail: readonly string[]): void {
    if (trail.includes(path)) found.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
    const source = sources.get(path);
    if (source === undefined || trail.includes(path) || done.has(path)) return;
    for (const { from, typeOnly } of source.imports) {
      if (!typeOnly && isRelative(from)) visit(importTarget(source, from), [...trail, path]);
    }
    done.add(path);
  }
  for (const path of sources.keys()) visit(path, []);
  return found;
}
