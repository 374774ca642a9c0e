import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { type TemporaryFolder, temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { ActionProblemError } from './action-problem.ts';
import { repositoryPath, requireInside, requireOther, workingFolder } from './workspace.ts';

interface Place extends AsyncDisposable {
  readonly outside: TemporaryFolder;
  readonly workspace: string;
}

/** A workspace in a folder that holds a secret beside it. */
async function place(): Promise<Place> {
  const outside = await temporaryFolder();
  await outside.write('secret.json', '{"apiKey":"x"}');
  await outside.write('workspace-2/secret.json', '{"apiKey":"x"}');
  await outside.write('workspace/tests/suite.yaml', 'requests: in.jsonl\n');
  await outside.write('workspace/.git/config', '[http]\n');
  await outside.write('workspace/sub/.git/config', '[http]\n');
  await outside.write('workspace/.github/suite.yaml', 'requests: in.jsonl\n');
  await outside.write('workspace/..data/suite.yaml', 'requests: in.jsonl\n');
  return {
    outside,
    workspace: join(outside.path, 'workspace'),
    [Symbol.asyncDispose]: () => outside[Symbol.asyncDispose](),
  };
}

async function problemOf(promise: Promise<unknown>): Promise<unknown> {
  const error: unknown = await promise.catch((caught: unknown) => caught);
  return error instanceof ActionProblemError ? error.problem : error;
}

test.each([
  ['.', ''],
  ['tests', 'tests'],
  ['./tests/', 'tests'],
  ['tests/../tests', 'tests'],
  ['..data', '..data'],
])('workingFolder takes %j', async (path, below) => {
  await using at = await place();
  expect(await workingFolder(at.workspace, path)).toBe(join(at.workspace, below));
});

test('workingFolder takes an absolute path in the workspace', async () => {
  await using at = await place();
  const folder = join(at.workspace, 'tests');
  expect(await workingFolder(at.workspace, folder)).toBe(folder);
});

test.each(['nowhere', 'tests/suite.yaml', 'tests/\0'])(
  'workingFolder says of %j that there is no such folder',
  async (path) => {
    await using at = await place();
    expect(await problemOf(workingFolder(at.workspace, path))).toEqual({ kind: 'no-folder', path });
  },
);

test.each(['..', '../workspace-2', 'tests/../..', '/'])('workingFolder refuses %j', async (path) => {
  await using at = await place();
  expect(await problemOf(workingFolder(at.workspace, path))).toMatchObject({ kind: 'outside-workspace' });
});

test('workingFolder refuses a link that leads out, and takes one that does not', async () => {
  await using at = await place();
  await symlink(at.outside.path, join(at.workspace, 'out'));
  await symlink('tests', join(at.workspace, 'in'));
  expect(await problemOf(workingFolder(at.workspace, 'out'))).toMatchObject({ kind: 'outside-workspace' });
  expect(await workingFolder(at.workspace, 'in')).toBe(join(at.workspace, 'tests'));
});

test('requireInside refuses a file outside, however it is named', async () => {
  await using at = await place();
  const { workspace, outside } = at;
  await symlink(join(outside.path, 'secret.json'), join(workspace, 'file-link'));
  await symlink('file-link', join(workspace, 'link-to-link'));
  await symlink('../workspace-2', join(workspace, 'folder-link'));
  const paths = [
    join(outside.path, 'secret.json'),
    `${workspace}/../secret.json`,
    join(outside.path, 'workspace-2', 'secret.json'),
    join(workspace, 'file-link'),
    join(workspace, 'link-to-link'),
    join(workspace, 'folder-link', 'secret.json'),
    outside.path,
    process.execPath,
  ];
  for (const path of paths) {
    expect(await problemOf(requireInside(workspace, path)), path).toEqual({ kind: 'outside-workspace', path });
  }
});

test('requireInside refuses what git keeps, where actions/checkout leaves the token', async () => {
  await using at = await place();
  const { workspace } = at;
  await symlink('.git/config', join(workspace, 'link'));
  for (const name of ['.git/config', 'sub/.git/config', 'tests/../.git/config', 'link', '.git']) {
    expect(await problemOf(requireInside(workspace, join(workspace, name))), name).toMatchObject({
      kind: 'outside-workspace',
    });
  }
});

test('requireInside lets pass what is inside, what is not there, and the workspace itself', async () => {
  await using at = await place();
  const { workspace } = at;
  await symlink('tests/suite.yaml', join(workspace, 'link'));
  await symlink('nowhere', join(workspace, 'dangling'));
  const names = [
    '.',
    'tests/suite.yaml',
    '..data/suite.yaml',
    '.github/suite.yaml',
    'tests/../tests/suite.yaml',
    'link',
    'dangling',
    'none',
  ];
  for (const name of names) await expect(requireInside(workspace, join(workspace, name))).resolves.toBeUndefined();
});

test('requireInside knows a workspace that is reached by a link itself', async () => {
  await using at = await place();
  const linked = join(at.outside.path, 'linked');
  await symlink('workspace', linked);
  await expect(requireInside(linked, join(linked, 'tests/suite.yaml'))).resolves.toBeUndefined();
  await expect(requireInside(linked, join(at.workspace, 'tests/suite.yaml'))).resolves.toBeUndefined();
  expect(await problemOf(requireInside(linked, join(linked, '../secret.json')))).toMatchObject({
    kind: 'outside-workspace',
  });
});

test('requireOther refuses the token file by whatever name, and nothing else', async () => {
  await using at = await place();
  const { workspace, outside } = at;
  const token = join(workspace, 'token.json');
  await outside.write('workspace/token.json', '{"apiKey":"x"}');
  await symlink('token.json', join(workspace, 'data.jsonl'));
  await symlink('workspace', join(outside.path, 'linked'));
  const suite = join(workspace, 'tests/suite.yaml');
  const names = [
    token,
    `${workspace}/tests/../token.json`,
    join(workspace, 'data.jsonl'),
    join(outside.path, 'linked', 'token.json'),
  ];
  for (const path of names) {
    expect(await problemOf(requireOther(token, [suite, path])), path).toEqual({ kind: 'token-file-sent', path });
  }
  expect(await problemOf(requireOther(join(workspace, 'data.jsonl'), [token]))).toMatchObject({
    kind: 'token-file-sent',
  });
  await expect(requireOther(token, [suite, join(workspace, 'none')])).resolves.toBeUndefined();
  await expect(requireOther(null, [token])).resolves.toBeUndefined();
});

test('repositoryPath is written from the root of the repository, with slashes', async () => {
  await using at = await place();
  await mkdir(join(at.workspace, 'a', 'b'), { recursive: true });
  expect(repositoryPath(at.workspace, join(at.workspace, 'a', 'b', 'c.jsonl'))).toBe('a/b/c.jsonl');
  expect(repositoryPath(at.workspace, join(at.workspace, 'a', '..', 'c.jsonl'))).toBe('c.jsonl');
});
