import { createHash } from 'node:crypto';
import type { EmulatorContext } from '../emulator-context.ts';
import { fileNotFound, ServiceError } from '../http/service-error.ts';
import { newObjectId } from '../store/object-id.ts';
import type { FileMetadata } from './file-metadata.ts';
import { type FileRecord, findFile, readFileRecord } from './file-record.ts';

/**
 * Makes a file of an upload whose bytes have come in full, which are the blob of its id. Asked again for the same
 * upload it gives the same file; a name that another file has is an error.
 */
export async function keepFile(
  context: EmulatorContext,
  metadata: FileMetadata,
  uploadId: string,
): Promise<FileRecord> {
  const { store } = context;
  const { fileId, displayName, mimeType = 'application/octet-stream' } = metadata;
  // Frees the name of a file that has expired.
  const before = await readFileRecord(store, fileId, context.now());
  if (before !== undefined) {
    return sameUpload(before, uploadId);
  }
  if ((await store.blobSize(uploadId)) === undefined) {
    throw fileNotFound(fileId);
  }
  // A blob of its own: whatever still comes to the upload, as after a kill, does not change the file.
  const blobId = newObjectId(36);
  await store.linkBlob(uploadId, blobId);
  const hash = createHash('sha256');
  let sizeBytes = 0;
  for await (const chunk of store.readBlob(blobId)) {
    hash.update(chunk);
    sizeBytes += chunk.length;
  }
  const record: FileRecord = {
    id: fileId,
    blobId,
    uploadId,
    ...(displayName === undefined ? {} : { displayName }),
    mimeType,
    sizeBytes,
    createTimeMs: context.now(),
    sha256Hex: hash.digest('hex'),
  };
  if (await store.create('files', fileId, record)) {
    return record;
  }
  await store.removeBlob(blobId);
  return sameUpload(await findFile(store, fileId, context.now()), uploadId);
}

function sameUpload(file: FileRecord, uploadId: string): FileRecord {
  if (file.uploadId !== uploadId) {
    // As the end of an upload was answered in googleapis/python-genai#913, read 2026-11-28.
    throw new ServiceError('ALREADY_EXISTS', `${file.id} already exists.`);
  }
  return file;
}
