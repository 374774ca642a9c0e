import { open } from 'node:fs/promises';

/** An open file that is read here and there. */
export interface FileWindow {
  read(offsetBytes: number, sizeBytes: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

const windowBytes = 256 * 1024;

/** Opens a file. What lies near the last read is not read again, so neighbours cost nothing. */
export async function openWindow(path: string): Promise<FileWindow> {
  const file = await open(path, 'r');
  let start = 0;
  let bytes = new Uint8Array(0);
  return {
    async read(offsetBytes, sizeBytes) {
      if (offsetBytes < start || offsetBytes + sizeBytes > start + bytes.length) {
        const buffer = new Uint8Array(Math.max(sizeBytes, windowBytes));
        const { bytesRead } = await file.read(buffer, 0, buffer.length, offsetBytes);
        bytes = buffer.subarray(0, bytesRead);
        start = offsetBytes;
      }
      return bytes.subarray(offsetBytes - start, offsetBytes - start + sizeBytes);
    },
    async close() {
      await file.close();
    },
  };
}
