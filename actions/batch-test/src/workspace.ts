import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { ActionProblemError } from './action-problem.ts';

/** The folder to work in, wherever links lead. Throws when it is none, or lies outside the workspace. */
export async function workingFolder(workspace: string, path: string): Promise<string> {
  const folder = await realpath(resolve(workspace, path)).catch(() => null);
  if (folder === null || !(await stat(folder)).isDirectory()) throw new ActionProblemError({ kind: 'no-folder', path });
  if (!(await isInside(workspace, folder))) throw new ActionProblemError({ kind: 'outside-workspace', path });
  return folder;
}

/**
 * Refuses a file that leads out of the workspace, also by a symbolic link, or into git's own folder: what a suite names
 * is sent to the service, the runner keeps its secrets outside, and actions/checkout leaves the token in `.git/config`
 * unless told not to. A file that is not there is for its reader to refuse.
 */
export async function requireInside(workspace: string, path: string): Promise<void> {
  const real = await realpath(path).catch(() => null);
  if (real !== null && !(await isInside(workspace, real))) {
    throw new ActionProblemError({ kind: 'outside-workspace', path });
  }
}

/** Refuses a folder to write in when it is, or holds, a link out of the workspace or to nowhere: a checkout may bring one. */
export async function requireLinksInside(workspace: string, folder: string): Promise<void> {
  await requireLinkInside(workspace, folder);
  const below = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of below) {
    if (entry.isSymbolicLink()) await requireLinkInside(workspace, join(entry.parentPath, entry.name));
  }
}

async function requireLinkInside(workspace: string, path: string): Promise<void> {
  const found = await lstat(path).catch(() => null);
  if (found === null) return;
  const real = await realpath(path).catch(() => null);
  if (real !== null && (await isInside(workspace, real))) return;
  throw new ActionProblemError({ kind: 'outside-workspace', path });
}

/** Refuses files that are the token file, by whatever name: what a suite names is sent to the service. */
export async function requireOther(tokenFile: string | null, paths: readonly string[]): Promise<void> {
  if (tokenFile === null) return;
  const secret = await realpath(tokenFile);
  for (const path of paths) {
    const real = await realpath(path).catch(() => null);
    if (real === secret) throw new ActionProblemError({ kind: 'token-file-sent', path });
  }
}

async function isInside(workspace: string, real: string): Promise<boolean> {
  const below = relative(await realpath(workspace), real);
  const parts = below.split(sep);
  return parts[0] !== '..' && !parts.includes('.git') && !isAbsolute(below);
}

/** A path as GitHub wants it for an annotation: from the root of the repository, with slashes. */
export function repositoryPath(workspace: string, path: string): string {
  return relative(workspace, resolve(path)).split(sep).join('/');
}
