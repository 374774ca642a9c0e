import { type RecordKind, recordKinds, type Store } from './store.ts';

/** A store that lives as long as its process. */
export function memoryStore(): Store {
  const kinds = new Map(recordKinds.map((kind) => [kind, new Map<string, string>()]));
  const recordsOf = (kind: RecordKind): Map<string, string> => kinds.get(kind) ?? new Map();
  const blobs = new Map<string, readonly Uint8Array[]>();

  return {
    async create(kind, id, record) {
      if (recordsOf(kind).has(id)) {
        return false;
      }
      recordsOf(kind).set(id, JSON.stringify(record));
      return true;
    },
    async read(kind, id) {
      const text = recordsOf(kind).get(id);
      return text === undefined ? undefined : JSON.parse(text);
    },
    async replace(kind, id, record) {
      if (!recordsOf(kind).has(id)) {
        return false;
      }
      recordsOf(kind).set(id, JSON.stringify(record));
      return true;
    },
    async remove(kind, id) {
      return recordsOf(kind).delete(id);
    },
    async ids(kind) {
      return [...recordsOf(kind).keys()];
    },
    async writeBlob(id, offsetBytes, chunks) {
      const written: Uint8Array[] = [];
      for await (const chunk of chunks) {
        written.push(chunk.slice());
      }
      const pieces = [...beginning(blobs.get(id) ?? [], offsetBytes), ...written];
      blobs.set(id, pieces);
      return sizeOf(pieces);
    },
    async blobSize(id) {
      const pieces = blobs.get(id);
      return pieces === undefined ? undefined : sizeOf(pieces);
    },
    async *readBlob(id) {
      const pieces = blobs.get(id);
      if (pieces === undefined) {
        throw new Error(`There is no blob "${id}"`);
      }
      yield* pieces;
    },
    async linkBlob(id, newId) {
      const pieces = blobs.get(id);
      if (pieces === undefined) {
        throw new Error(`There is no blob "${id}"`);
      }
      blobs.set(newId, pieces);
    },
    async removeBlob(id) {
      blobs.delete(id);
    },
  };
}

function beginning(pieces: readonly Uint8Array[], sizeBytes: number): Uint8Array[] {
  const kept: Uint8Array[] = [];
  let left = sizeBytes;
  for (const piece of pieces) {
    if (left <= 0) {
      break;
    }
    kept.push(piece.subarray(0, left));
    left -= piece.length;
  }
  return kept;
}

function sizeOf(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((sum, piece) => sum + piece.length, 0);
}
