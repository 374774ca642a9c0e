import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';

const packagesFolder = join(dirname(fileURLToPath(import.meta.url)), '..', 'packages');

/** Folders of core that do no I/O and know no time and no chance: all comes in as a parameter. */
const pureFolders = [
  'wire',
  'requests',
  'generators',
  'planner',
  'analyzer',
  'comparison',
  'reports',
  'checks',
  'pricing',
  'suites',
  'locales',
  'errors',
  'json',
];

/** What pure folders may also read: the name and version of the program. */
const pureFiles = ['tool.ts'];

interface Source {
  /** Below `src`, with slashes. */
  readonly path: string;
  readonly code: string;
  readonly imports: readonly { readonly from: string; readonly typeOnly: boolean }[];
}

let core: ReadonlyMap<string, Source> = new Map();
let emulator: ReadonlyMap<string, Source> = new Map();

beforeAll(async () => {
  core = await sourcesOf('core');
  emulator = await sourcesOf('emulator');
});

/** The sources of a package that are not tests, by path. */
async function sourcesOf(name: string): Promise<ReadonlyMap<string, Source>> {
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
function target(source: Source, from: string): string {
  return posix.normalize(posix.join(posix.dirname(source.path), from));
}

const isRelative = (from: string) => from.startsWith('.');
const folderOf = (path: string) => (path.includes('/') ? (path.split('/')[0] ?? '') : '');
const pureSources = () => [...core.values()].filter(({ path }) => pureFolders.includes(folderOf(path)));

test('the sources are found, so that the tests below can fail', () => {
  for (const folder of pureFolders.filter((name) => name !== 'comparison')) {
    expect(pureSources().some(({ path }) => folderOf(path) === folder)).toBe(true);
  }
  expect(core.get('client/create-client.ts')?.imports).toContainEqual({ from: '@google/genai', typeOnly: false });
  expect(core.get('client/create-client.ts')?.imports).toContainEqual({ from: './retrying.ts', typeOnly: false });
  expect(core.get('platform/clock.ts')?.code).toMatch(/\bDate\.now\b/);
  expect(emulator.size).toBeGreaterThan(20);
});

describe('a pure folder of core', () => {
  test('imports nothing of the platform', () => {
    const found = pureSources().flatMap(({ path, imports }) =>
      imports.filter(({ from }) => from.startsWith('node:')).map(({ from }) => `${path}: ${from}`),
    );
    expect(found).toEqual([]);
  });

  test('imports only pure folders', () => {
    const found = pureSources().flatMap((source) =>
      source.imports
        .filter(({ from }) => isRelative(from))
        .map(({ from }) => target(source, from))
        .filter((path) => !pureFolders.includes(folderOf(path)) && !pureFiles.includes(path))
        .map((path) => `${source.path} -> ${path}`),
    );
    expect(found).toEqual([]);
  });

  test.each([
    ['the network', /\bfetch\s*\(/],
    ['the clock', /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\./],
    ['timers', /\bset(Timeout|Interval|Immediate)\s*\(/],
    ['chance', /\bMath\.random\b/],
    ['the process', /\bprocess\.|\bDeno\.|\bglobalThis\b/],
    ['the platform’s cryptography', /\bcrypto\./],
    ['the console', /\bconsole\./],
  ])('uses nothing of %s', (_what, pattern) => {
    const found = pureSources().filter(({ code }) => pattern.test(code));
    expect(found.map(({ path }) => path)).toEqual([]);
  });
});

describe('imports between packages', () => {
  test('core knows neither the emulator nor its fronts', () => {
    const found = [...core.values()].flatMap(({ path, imports }) =>
      imports
        .filter(({ from }) =>
          /gemini-batch-emulator|^gemini-batch-test$|\/(emulator|cli|actions)\/|^@actions\//.test(from),
        )
        .map(({ from }) => `${path}: ${from}`),
    );
    expect(found).toEqual([]);
  });

  test('the emulator knows of core only what travels on the wire', () => {
    const known = [...emulator.values()].flatMap(({ imports }) =>
      imports.filter(({ from }) => from.includes('@gemini-batch-test/') || from === 'gemini-batch-test'),
    );
    expect([...new Set(known.map(({ from }) => from))]).toEqual(['@gemini-batch-test/core/wire']);
  });

  test.each(['core', 'emulator'])('%s imports no other package by path', (name) => {
    const src = join(packagesFolder, name, 'src');
    const sources = [...(name === 'core' ? core : emulator).values()];
    const found = sources.flatMap((source) =>
      source.imports
        .filter(({ from }) => isRelative(from))
        .map(({ from }) => relative(join(packagesFolder, name), join(src, target(source, from))))
        .filter((path) => path.startsWith('..')),
    );
    expect(found).toEqual([]);
  });
});

test('core: no file needs itself, over however many imports', () => {
  const found: string[] = [];
  const done = new Set<string>();
  function visit(path: string, trail: readonly string[]): void {
    if (trail.includes(path)) found.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
    const source = core.get(path);
    if (source === undefined || trail.includes(path) || done.has(path)) return;
    for (const { from, typeOnly } of source.imports) {
      if (!typeOnly && isRelative(from)) visit(target(source, from), [...trail, path]);
    }
    done.add(path);
  }
  for (const path of core.keys()) visit(path, []);
  expect(found).toEqual([]);
});

describe('core: data flows one way', () => {
  test.each([
    ['platform', ['platform']],
    ['client', ['client', 'platform', ...pureFolders]],
    ['monitor', ['monitor', 'client', 'platform', ...pureFolders]],
    ['sources', ['sources', 'platform', ...pureFolders]],
    ['runs', ['runs', 'sources', 'monitor', 'client', 'platform', ...pureFolders]],
  ])('%s imports what comes before it only', (folder, allowed) => {
    const sources = [...core.values()].filter(({ path }) => folderOf(path) === folder);
    const found = sources.flatMap((source) =>
      source.imports
        .filter(({ from }) => isRelative(from))
        .map(({ from }) => target(source, from))
        .filter((path) => !allowed.includes(folderOf(path)) && !pureFiles.includes(path))
        .map((path) => `${source.path} -> ${path}`),
    );
    expect(sources.length).toBeGreaterThan(0);
    expect(found).toEqual([]);
  });
});
