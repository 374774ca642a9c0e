import { folderBlobs } from './folder-blobs.ts';
import type { BlobStore, Store } from './store.ts';
import { makeTemporaryBlobFolder, removeTemporaryBlobFolder } from './temporary-blob-folder.ts';

/** Our choice: small enough to hold hundreds of such blobs, large enough that a usual test never touches the disk. */
const usualSpillBytes = 4 * 1024 * 1024;

/** Blobs in memory, those that grow large in files of a temporary folder, which is made when there is need of it. */
export function spillingBlobs(spillBytes: number = usualSpillBytes): BlobStore & Pick<Store, 'close'> {
  const inMemory = new Map<string, readonly Uint8Array[]>();
  const onDisk = new Set<string>();
  let folder: Promise<string> | undefined;
  const disk = async (): Promise<BlobStore> => {
    folder ??= makeTemporaryBlobFolder();
    // One that could not be made is tried again when the next blob grows large.
    folder.catch(() => {
      folder = undefined;
    });
    return folderBlobs(await folder);
  };
  const pieces = (id: string): readonly Uint8Array[] => {
    const found = inMemory.get(id);
    if (found === undefined) {
      throw new Error(`There is no blob "${id}"`);
    }
    return found;
  };

  return {
    async writeBlob(id, offsetBytes, chunks) {
      if (onDisk.has(id)) {
        return await (await disk()).writeBlob(id, offsetBytes, chunks);
      }
      const written = [...beginning(inMemory.get(id) ?? [], offsetBytes)];
      inMemory.set(id, written);
      let endBytes = offsetBytes;
      const source = chunks[Symbol.asyncIterator]();
      for (let next = await source.next(); !next.done; next = await source.next()) {
        // The bytes may be of a buffer that its owner uses again.
        written.push(next.value.slice());
        endBytes += next.value.length;
        if (endBytes > spillBytes) {
          const onDiskBlobs = await disk();
          onDisk.add(id);
          inMemory.delete(id);
          return await onDiskBlobs.writeBlob(id, 0, followedBy(written, source));
        }
      }
      return endBytes;
    },
    async blobSize(id) {
      if (onDisk.has(id)) {
        return await (await disk()).blobSize(id);
      }
      return inMemory.get(id)?.reduce((sum, piece) => sum + piece.length, 0);
    },
    async *readBlob(id) {
      yield* onDisk.has(id) ? (await disk()).readBlob(id) : pieces(id);
    },
    async readBlobAt(id, offsetBytes, sizeBytes) {
      if (onDisk.has(id)) {
        return await (await disk()).readBlobAt(id, offsetBytes, sizeBytes);
      }
      return middle(pieces(id), offsetBytes, sizeBytes);
    },
    async linkBlob(id, newId) {
      if (onDisk.has(id)) {
        await (await disk()).linkBlob(id, newId);
        onDisk.add(newId);
      } else {
        inMemory.set(newId, [...pieces(id)]);
      }
    },
    async removeBlob(id) {
      inMemory.delete(id);
      if (onDisk.delete(id)) {
        await (await disk()).removeBlob(id);
      }
    },
    // What is in memory ends with the process, which names it until then.
    restingBlobs: async () => [],
    async close() {
      inMemory.clear();
      onDisk.clear();
      if (folder !== undefined) {
        const made = await folder.catch(() => undefined);
        if (made !== undefined) {
          removeTemporaryBlobFolder(made);
        }
        folder = undefined;
      }
    },
  };
}

function* beginning(pieces: readonly Uint8Array[], sizeBytes: number): Generator<Uint8Array> {
  let left = sizeBytes;
  for (const piece of pieces) {
    if (left <= 0) {
      return;
    }
    yield piece.subarray(0, left);
    left -= piece.length;
  }
}

function middle(pieces: readonly Uint8Array[], offsetBytes: number, sizeBytes: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(sizeBytes);
  let filledBytes = 0;
  let start = 0;
  for (const piece of pieces) {
    const part = piece.subarray(Math.max(0, offsetBytes - start), Math.max(0, offsetBytes + sizeBytes - start));
    bytes.set(part, filledBytes);
    filledBytes += part.length;
    start += piece.length;
  }
  return bytes.subarray(0, filledBytes);
}

/** Pieces that are let go of as they are handed on, and what follows them. */
async function* followedBy(pieces: Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    for (let piece = pieces.shift(); piece !== undefined; piece = pieces.shift()) {
      yield piece;
    }
    for (let next = await rest.next(); !next.done; next = await rest.next()) {
      yield next.value;
    }
  } finally {
    await rest.return?.();
  }
}
