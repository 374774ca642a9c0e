import type { EmulatorContext } from '../emulator-options.ts';
import { checkFileIdLength, findFile } from './file-record.ts';

/** `DELETE /{version}/files/{id}`. A job that was created from the file keeps its own hold of the bytes. */
export async function deleteFile(context: EmulatorContext, id: string): Promise<Record<string, never>> {
  checkFileIdLength(id, 'DeleteFileRequest');
  const file = await findFile(context.store, id, context.now());
  await context.store.remove('files', file.id);
  await context.store.removeBlob(file.blobId);
  return {};
}
