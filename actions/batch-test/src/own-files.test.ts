import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { nodeFiles } from '@gemini-batch-test/core';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { areOwnFiles } from './own-files.ts';

const ownSha = '2'.repeat(40);
const forkSha = '1'.repeat(40);

const cases: readonly (readonly [string, readonly string[], boolean])[] = [
  ['files of the own checkout', ['suite.yaml', 'data/rows.jsonl'], true],
  ['no files: nothing of a fork is sent', [], true],
  ['a file that is not there', ['missing.yaml'], true],
  ["a fork's suite in a checkout below", ['fork/suite.yaml'], false],
  ["a fork's dataset under an own suite", ['suite.yaml', 'fork/rows.jsonl'], false],
  ["a link to a fork's file", ['linked.jsonl'], false],
  ["a file in a folder that leads into a fork's checkout", ['linked-folder/rows.jsonl'], false],
  ['a worktree, of which the commit cannot be told', ['worktree/suite.yaml'], false],
];

test.each(cases)('areOwnFiles: %s', async (_what, names, own) => {
  await using folder = await temporaryFolder();
  await folder.write('.git/HEAD', `${ownSha}\n`);
  await folder.write('fork/.git/HEAD', `${forkSha}\n`);
  await folder.write('worktree/.git', 'gitdir: elsewhere\n');
  for (const name of ['suite.yaml', 'data/rows.jsonl', 'fork/suite.yaml', 'fork/rows.jsonl', 'worktree/suite.yaml']) {
    await folder.write(name, '');
  }
  await symlink(join('fork', 'rows.jsonl'), join(folder.path, 'linked.jsonl'));
  await symlink('fork', join(folder.path, 'linked-folder'));
  const paths = names.map((name) => join(folder.path, name));
  expect(await areOwnFiles(paths, { workspace: folder.path, ownSha }, nodeFiles)).toBe(own);
});

test('areOwnFiles: where no commit is the own one, no file is', async () => {
  await using folder = await temporaryFolder();
  await folder.write('.git/HEAD', `${ownSha}\n`);
  const paths = [join(folder.path, await folder.write('suite.yaml', ''))];
  expect(await areOwnFiles(paths, { workspace: folder.path, ownSha: null }, nodeFiles)).toBe(false);
});
