import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { nodeFiles } from '@gemini-batch-test/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type TemporaryFolder, temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { checkedOutCommit } from './checked-out-commit.ts';

const run = promisify(execFile);

/** Git as on a machine that nobody has set up. */
async function git(cwd: string, ...args: readonly string[]): Promise<string> {
  const who = ['-c', 'user.name=Octocat', '-c', 'user.email=octocat@example.com'];
  const blank = { GIT_CONFIG_GLOBAL: join(cwd, 'none'), GIT_CONFIG_NOSYSTEM: '1', GIT_DEFAULT_REF_FORMAT: 'files' };
  const env = { ...process.env, ...blank };
  const { stdout } = await run('git', [...who, ...args], { cwd, env });
  return stdout.trim();
}

interface Repository extends AsyncDisposable {
  readonly folder: TemporaryFolder;
  readonly root: string;
  readonly commit: string;
}

async function repository(...initOptions: readonly string[]): Promise<Repository> {
  const folder = await temporaryFolder();
  await git(folder.path, 'init', '--initial-branch=main', ...initOptions);
  await folder.write('tests/gemini-batch.yaml', 'requests: in.jsonl\n');
  await git(folder.path, 'add', '.');
  await git(folder.path, 'commit', '--message=first');
  const commit = await git(folder.path, 'rev-parse', 'HEAD');
  return { folder, root: folder.path, commit, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
}

test('checkedOutCommit reads a branch whose commit is in a file of its own', async () => {
  await using repo = await repository();
  expect(await checkedOutCommit(repo.root, repo.root, nodeFiles)).toBe(repo.commit);
});

test('checkedOutCommit reads a branch that was packed', async () => {
  await using repo = await repository();
  await git(repo.root, 'branch', 'domain');
  await git(repo.root, 'tag', '--annotate', '--message=one', 'v1');
  await git(repo.root, 'pack-refs', '--all', '--prune');
  expect(await checkedOutCommit(repo.root, repo.root, nodeFiles)).toBe(repo.commit);
});

test('checkedOutCommit prefers what a branch is now to what it was when it was packed', async () => {
  await using repo = await repository();
  await git(repo.root, 'pack-refs', '--all', '--prune');
  await git(repo.root, 'commit', '--allow-empty', '--message=second');
  const commit = await checkedOutCommit(repo.root, repo.root, nodeFiles);
  expect(commit).toBe(await git(repo.root, 'rev-parse', 'HEAD'));
  expect(commit).not.toBe(repo.commit);
});

test('checkedOutCommit reads a commit without a branch, as actions/checkout leaves a pull request', async () => {
  await using repo = await repository();
  await git(repo.root, 'commit', '--allow-empty', '--message=second');
  await git(repo.root, 'checkout', '--detach', repo.commit);
  expect(await checkedOutCommit(repo.root, repo.root, nodeFiles)).toBe(repo.commit);
});

test('checkedOutCommit reads a repository with SHA-256 names', async () => {
  await using repo = await repository('--object-format=sha256');
  expect(repo.commit).toHaveLength(64);
  expect(await checkedOutCommit(repo.root, repo.root, nodeFiles)).toBe(repo.commit);
});

test('checkedOutCommit looks above a folder, and takes the repository that is nearest', async () => {
  await using repo = await repository();
  await using nested = await repository();
  expect(await checkedOutCommit(join(repo.root, 'tests'), repo.root, nodeFiles)).toBe(repo.commit);
  await git(repo.root, 'clone', nested.root, 'fork');
  expect(await checkedOutCommit(join(repo.root, 'fork', 'tests'), repo.root, nodeFiles)).toBe(nested.commit);
});

test('checkedOutCommit does not look above the workspace', async () => {
  await using repo = await repository();
  const workspace = join(repo.root, 'tests');
  await mkdir(join(workspace, 'deep', 'deeper'), { recursive: true });
  expect(await checkedOutCommit(workspace, workspace, nodeFiles)).toBeNull();
  expect(await checkedOutCommit(join(workspace, 'deep', 'deeper'), workspace, nodeFiles)).toBeNull();
});

test('checkedOutCommit cannot tell of a worktree, though the repository around has a commit', async () => {
  await using repo = await repository();
  await git(repo.root, 'worktree', 'add', '--detach', 'other');
  expect(await checkedOutCommit(join(repo.root, 'other'), repo.root, nodeFiles)).toBeNull();
  expect(await checkedOutCommit(join(repo.root, 'other', 'tests'), repo.root, nodeFiles)).toBeNull();
});

test('checkedOutCommit cannot tell of a branch without a commit', async () => {
  await using folder = await temporaryFolder();
  await git(folder.path, 'init');
  expect(await checkedOutCommit(folder.path, folder.path, nodeFiles)).toBeNull();
});

test('checkedOutCommit cannot tell of a folder without git', async () => {
  await using folder = await temporaryFolder();
  expect(await checkedOutCommit(folder.path, folder.path, nodeFiles)).toBeNull();
});

// Fails as long as a link is followed by its name: the commit is then that of the folder that holds the link.
const id = 'a'.repeat(40);
const trap = 'b'.repeat(40);

/** A repository of which only the few files that are read were written, with commits where a path could lead astray. */
async function madeUp(head: string, packedRefs = ''): Promise<TemporaryFolder> {
  const folder = await temporaryFolder();
  await folder.write('outside', `${trap}\n`);
  await folder.write('.git/refs/heads/main', `${id}\n`);
  await folder.write('.git/secret', `${trap}\n`);
  await folder.write('.git/packed-refs', packedRefs);
  await folder.write('.git/HEAD', head);
  return folder;
}

test.each([
  ['', 'nothing'],
  ['ref: refs/../secret', 'a path within .git'],
  ['ref: refs/../../outside', 'a path out of .git'],
  ['ref: ../outside', 'a path that is no ref'],
  ['ref: /etc/hostname', 'an absolute path'],
  ['ref: secret', 'a file that is no ref'],
  ['ref: refs/heads/main\nref: refs/heads/main', 'two lines'],
  ['ref: refs/heads/main\0', 'a zero byte'],
  ['ref: refs/heads/nowhere', 'a branch that is not there'],
  ['ref: refs/heads', 'a folder'],
  [`${id}0`, 'one digit more'],
  [id.slice(1), 'one digit less'],
  [id.toUpperCase(), 'capital letters'],
  [`${id} ${id}`, 'two commits'],
])('checkedOutCommit cannot tell of a HEAD that holds %j: %s', async (head) => {
  await using folder = await madeUp(head);
  expect(await checkedOutCommit(folder.path, folder.path, nodeFiles)).toBeNull();
});

test.each([
  ['of another branch', `${trap} refs/heads/not-packed\n`, null],
  ['of a branch whose name ends alike', `${trap} refs/remotes/refs/heads/packed\n`, null],
  ['with another mark before its name', `${trap}_refs/heads/packed\n`, null],
  ['with blanks in its name', `${trap} x refs/heads/packed\n`, null],
  ['with no commit', `zzz refs/heads/packed\n${trap}\n`, null],
  ['of this branch, among others', `# pack-refs with: peeled\n${trap} refs/a\n${id} refs/heads/packed\n^${trap}\n`, id],
])('checkedOutCommit reads a packed line %s', async (_, packedRefs, expected) => {
  await using folder = await madeUp('ref: refs/heads/packed\n', packedRefs);
  expect(await checkedOutCommit(folder.path, folder.path, nodeFiles)).toBe(expected);
});

test('checkedOutCommit gives a commit or null, whatever HEAD holds', async () => {
  await using folder = await madeUp('');
  const files = (head: string) => ({
    ...nodeFiles,
    readText: (path: string) => (path.endsWith('HEAD') ? Promise.resolve(head) : nodeFiles.readText(path)),
  });
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string().map((text) => `ref: refs/${text}`),
  );
  await fc.assert(
    fc.asyncProperty(hostile, async (head) => {
      const commit = await checkedOutCommit(folder.path, folder.path, files(head));
      expect([null, id]).toContain(commit);
    }),
  );
});
