import { spillingBlobs } from './spilling-blobs.ts';
import { type RecordKind, recordKinds, type Store } from './store.ts';

/** A store that lives as long as its process. `spillBytes`: a blob that is larger lies in a temporary file. */
export function memoryStore(spillBytes?: number): Store {
  const kinds = new Map(recordKinds.map((kind) => [kind, new Map<string, string>()]));
  const recordsOf = (kind: RecordKind): Map<string, string> => kinds.get(kind) ?? new Map();

  return {
    ...spillingBlobs(spillBytes),
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
  };
}
