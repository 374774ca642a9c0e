import { join, relative } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  importCycles,
  importTarget,
  isRelative,
  packagesFolder,
  type Source,
  sourcesOf,
} from './support/package-sources.ts';

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
  'models',
  'pricing',
  'doctor',
  'suites',
  'locales',
  'errors',
  'json',
];

/** What pure folders may also read: the name and version of the program, and the schema of its report. */
const pureFiles = ['tool.ts', '../report.schema.json'];

let core: ReadonlyMap<string, Source> = new Map();
let emulator: ReadonlyMap<string, Source> = new Map();

beforeAll(async () => {
  core = await sourcesOf('core');
  emulator = await sourcesOf('emulator');
});

const folderOf = (path: string) => (path.includes('/') ? (path.split('/')[0] ?? '') : '');
const pureSources = () => [...core.values()].filter(({ path }) => pureFolders.includes(folderOf(path)));

test('the sources are found, so that the tests below can fail', () => {
  for (const folder of pureFolders) {
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
        .map(({ from }) => importTarget(source, from))
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
        .map(({ from }) => relative(join(packagesFolder, name), join(src, importTarget(source, from))))
        .filter((path) => path.startsWith('..')),
    );
    expect(found).toEqual([]);
  });
});

test('core: no file needs itself, over however many imports', () => {
  expect(importCycles(core)).toEqual([]);
});

describe('core: data flows one way', () => {
  /** What the other folders may import. */
  const flow: [string, readonly string[]][] = [
    ['platform', ['platform', 'errors']],
    ['client', ['client', 'platform', ...pureFolders]],
    ['monitor', ['monitor', 'client', 'platform', ...pureFolders]],
    ['sources', ['sources', 'platform', ...pureFolders]],
    ['runs', ['runs', 'sources', 'monitor', 'client', 'platform', ...pureFolders]],
  ];

  test('every folder is pure or has its place in the flow', () => {
    const folders = new Set([...core.keys()].map(folderOf).filter((folder) => folder !== '' && folder !== 'testing'));
    expect([...folders].sort()).toEqual([...pureFolders, ...flow.map(([folder]) => folder)].sort());
  });

  test.each(flow)('%s imports what comes before it only', (folder, allowed) => {
    const sources = [...core.values()].filter(({ path }) => folderOf(path) === folder);
    const found = sources.flatMap((source) =>
      source.imports
        .filter(({ from }) => isRelative(from))
        .map(({ from }) => importTarget(source, from))
        .filter((path) => !allowed.includes(folderOf(path)) && !pureFiles.includes(path))
        .map((path) => `${source.path} -> ${path}`),
    );
    expect(sources.length).toBeGreaterThan(0);
    expect(found).toEqual([]);
  });
});
