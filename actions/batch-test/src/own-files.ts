import { realpath } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Files } from '@gemini-batch-test/core';
import { checkedOutCommit } from './checked-out-commit.ts';

/**
 * Whether each of these files lies in a checkout of a commit of the repository's own. A fork's checkout may stand beside
 * or below it, and links may lead there. A file that is not there is for its reader to refuse.
 */
export async function areOwnFiles(
  paths: readonly string[],
  { workspace, ownSha }: { readonly workspace: string; readonly ownSha: string | null },
  files: Files,
): Promise<boolean> {
  for (const path of paths) {
    const real = await realpath(path).catch(() => null);
    if (real === null) continue;
    const commit = await checkedOutCommit(dirname(real), workspace, files);
    if (commit === null || commit !== ownSha) return false;
  }
  return true;
}
