import type { FolderState } from './doctor-site.ts';
import { type Finding, finding } from './finding.ts';

/** An input file may have 2 GB, its output more; half of that is where a warning helps. */
const smallBytes = 1e9;

/** Judges the folder below which runs are kept. */
export function checkFolder({ folder, trouble, freeBytes }: FolderState): Finding {
  if (trouble !== null) return finding('folder', 'folder-unwritable', { folder, reason: trouble });
  if (freeBytes !== null && freeBytes < smallBytes) return finding('folder', 'folder-small', { folder, freeBytes });
  return finding('folder', 'folder-ok', { folder, freeBytes });
}
