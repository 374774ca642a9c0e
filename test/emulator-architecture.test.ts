import { expect, test } from 'vitest';
import { importCycles, importTarget, isRelative, type Source, sourcesOf } from './support/package-sources.ts';

/** The folders of the emulator, each knows only those before it. */
const folders = [
  'store',
  'clock',
  'http',
  'calls',
  'observe',
  'models',
  'messages',
  'rules',
  'jobs',
  'limits',
  'answers',
  'embeddings',
  'upstream',
  'job-faults',
  'output',
  'webhooks',
  'files',
  'batches',
  'content',
  'call-faults',
  'dispatch',
  'page',
  'control',
];

/** What every folder may use: words of the language of this package, and the types of what its handlers are given. */
const everywhere = [
  'choices.ts',
  'emulator-context.ts',
  'parsed-json.ts',
  'plain-object.ts',
  'read-lines.ts',
  'rfc3339.ts',
  'seeded-random.ts',
  'version.ts',
  'words.ts',
];

const emulator: ReadonlyMap<string, Source> = await sourcesOf('emulator');

const folderOf = (path: string): string => (path.includes('/') ? (path.split('/')[0] ?? '') : '');

test('the emulator has the folders that are listed, and those of its fronts', () => {
  const found = new Set([...emulator.keys()].map(folderOf));
  expect([...found].toSorted()).toEqual(['', 'command', ...folders].toSorted());
});

test.each(folders)('emulator: %s imports what comes before it only', (folder) => {
  const allowed = folders.slice(0, folders.indexOf(folder) + 1);
  const found = [...emulator.values()]
    .filter(({ path }) => folderOf(path) === folder)
    .flatMap((source) =>
      source.imports
        .filter(({ from }) => isRelative(from))
        .map(({ from, typeOnly }) => ({ path: importTarget(source, from), typeOnly }))
        .filter(({ path }) => !allowed.includes(folderOf(path)) && !everywhere.includes(path))
        .map(({ path }) => `${source.path} -> ${path}`),
    );
  expect(found).toEqual([]);
});

test('emulator: no file needs itself, over however many imports', () => {
  expect(importCycles(emulator)).toEqual([]);
});

test('emulator: what a handler is given is known as a type only', () => {
  const found = [...emulator.values()].flatMap((source) =>
    source.imports
      .filter(({ from, typeOnly }) => !typeOnly && from.endsWith('/emulator-context.ts'))
      .map(() => source.path),
  );
  expect(found).toEqual([]);
});
