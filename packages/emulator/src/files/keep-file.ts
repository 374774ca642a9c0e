import { createHash } from 'node:crypto';
import type { EmulatorContext } from '../emulator-context.ts';
import { fileNotFound, ServiceError } from '../http/service-error.ts';
import type { FileMetadata } from './file-metadata.ts';
import { type FileRecord, findFile, readFileRecord } from './file-record.ts';

/**
 * Makes a file of a blob that has come in full. Asked again for the same blob it gives the same file; a name that
 * another file has is an error.
 */
export async function keepFile(context: EmulatorContext, metadata: FileMetadata, blobId: string): Promise<FileRecord> {
  const { store } = context;
  const { fileId, displayName, mimeType = 'application/octet-stream' } = metadata;
  // Frees the name of a file that has expired; this blob may have been its own.
  await readFileRecord(store, fileId, context.now());
  if ((await store.blobSize(blobId)) === undefined) {
    throw fileNotFound(fileId);
  }
  const hash = createHash('sha256');
  let sizeBytes = 0;
  for await (const chunk of store.readBlob(blobId)) {
    hash.update(chunk);
    sizeBytes += chunk.length;
  }
  const record: FileRecord = {
    id: fileId,
    blobId,
    ...(displayName === undefined ? {} : { displayName }),
    mimeType,
    sizeBytes,
    createTimeMs: context.now(),
    sha256Hex: hash.digest('hex'),
  };
  if (await store.create('files', fileId, record)) {
    return record;
  }
  const kept = await findFile(store, fileId, context.now());
  if (kept.blobId !== blobId) {
    // As the end of an upload was answered in googleapis/python-genai#913, read 2026-11-28.
    throw new ServiceError('ALREADY_EXISTS', `${fileId} already exists.`);
  }
  return kept;
}
