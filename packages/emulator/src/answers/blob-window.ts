import type { Store } from '../store/store.ts';

const windowBytes = 256 * 1024;

/** Reads of a blob here and there. What lies near the last read is not read again, so neighbours cost nothing. */
export function blobWindow(store: Store, id: string): (offsetBytes: number, sizeBytes: number) => Promise<Uint8Array> {
  let start = 0;
  let bytes = new Uint8Array(0);
  return async (offsetBytes, sizeBytes) => {
    if (offsetBytes < start || offsetBytes + sizeBytes > start + bytes.length) {
      bytes = await store.readBlobAt(id, offsetBytes, Math.max(sizeBytes, windowBytes));
      start = offsetBytes;
    }
    return bytes.subarray(offsetBytes - start, offsetBytes - start + sizeBytes);
  };
}
