import { dirname, join } from 'node:path';
import type { Files } from '@gemini-batch-test/core';

const commitId = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/**
 * The commit that is checked out in a folder, or in one above it as far as the workspace. Read from git's own files,
 * because running git would run what a repository's settings name. Null when it cannot be told.
 */
export async function checkedOutCommit(folder: string, workspace: string, files: Files): Promise<string | null> {
  for (let at = folder; ; at = dirname(at)) {
    const git = join(at, '.git');
    const head = await textOf(join(git, 'HEAD'), files);
    if (head !== null) return await resolveHead(head, git, files);
    // A worktree or a submodule keeps its commit elsewhere.
    if ((await files.exists(git)) || at === workspace || at === dirname(at)) return null;
  }
}

async function resolveHead(head: string, git: string, files: Files): Promise<string | null> {
  if (commitId.test(head)) return head;
  const ref = /^ref: (refs\/[\w./-]+)$/.exec(head)?.[1];
  if (ref === undefined || ref.includes('..')) return null;
  const loose = await textOf(join(git, ref), files);
  if (loose !== null) return commitId.test(loose) ? loose : null;
  const packed = (await textOf(join(git, 'packed-refs'), files)) ?? '';
  const id = packed
    .split('\n')
    .find((line) => line.endsWith(` ${ref}`))
    ?.slice(0, -ref.length - 1);
  return id !== undefined && commitId.test(id) ? id : null;
}

async function textOf(file: string, files: Files): Promise<string | null> {
  return await files.readText(file).then(
    (text) => text.trim(),
    () => null,
  );
}
