import { join, resolve } from 'node:path';
import { folderBlobs } from './folder-blobs.ts';
import { folderRecords } from './folder-records.ts';
import type { Store } from './store.ts';

/** A store in a folder: one JSON file a record, one file a blob. Several processes may use the same folder. */
export function folderStore(dataDir: string): Store {
  const root = resolve(dataDir);
  return {
    ...folderRecords(root),
    ...folderBlobs(join(root, 'blobs')),
    // All of it is there to stay.
    close: async () => {},
  };
}
