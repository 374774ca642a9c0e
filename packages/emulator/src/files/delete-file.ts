import type { EmulatorContext } from '../emulator-context.ts';
import { checkFileIdLength, findFile, removeFile } from './file-record.ts';

/** `DELETE /{version}/files/{id}`. A job that was created from the file keeps its own hold of the bytes. */
export async function deleteFile(context: EmulatorContext, id: string): Promise<Record<string, never>> {
  checkFileIdLength(id, 'DeleteFileRequest');
  await removeFile(context.store, await findFile(context.store, id, context.now()));
  return {};
}
