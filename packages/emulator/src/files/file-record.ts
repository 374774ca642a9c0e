import * as z from 'zod';
import { timeMsSchema } from '../clock/time-ms.ts';
import { fileNotFound, invalidArgument } from '../http/service-error.ts';
import { isObjectId } from '../store/object-id.ts';
import type { Store } from '../store/store.ts';

/** An uploaded file as the store keeps it. */
export interface FileRecord {
  readonly id: string;
  /** The blob that holds its bytes, and nothing else's. */
  readonly blobId: string;
  /** The blob in which they came: the same upload gives the same file. */
  readonly uploadId: string;
  readonly displayName?: string | undefined;
  readonly mimeType: string;
  readonly sizeBytes: number;
  readonly createTimeMs: number;
  readonly sha256Hex: string;
}

const fileRecordSchema: z.ZodType<FileRecord> = z.object({
  id: z.string(),
  blobId: z.string(),
  uploadId: z.string(),
  displayName: z.string().optional(),
  mimeType: z.string(),
  sizeBytes: z.number(),
  createTimeMs: timeMsSchema,
  sha256Hex: z.string(),
});

/** Files live 48 hours (ai.google.dev/gemini-api/docs/files, gathered 2026-11-23). */
export const fileLifeMs: number = 48 * 60 * 60 * 1000;

/** A file's id has at most 40 characters; those of output files have 42, so the Files API refuses them. */
export const maxFileIdLength = 40;

/** The file of that id. Throws what the service answers when there is none, or it has expired. */
export async function findFile(store: Store, id: string, nowMs: number): Promise<FileRecord> {
  const record = isObjectId(id) ? await readFileRecord(store, id, nowMs) : undefined;
  if (record === undefined) {
    throw fileNotFound(id);
  }
  return record;
}

/** All files that have not expired. */
export async function allFiles(store: Store, nowMs: number): Promise<FileRecord[]> {
  const records = await Promise.all((await store.ids('files')).map((id) => readFileRecord(store, id, nowMs)));
  return records.filter((record) => record !== undefined);
}

/** The file of that id, if any. One that has expired is removed when it is looked at: nothing waits for the time to come. */
export async function readFileRecord(store: Store, id: string, nowMs: number): Promise<FileRecord | undefined> {
  const parsed = fileRecordSchema.safeParse(await store.read('files', id));
  if (!parsed.success || nowMs < parsed.data.createTimeMs + fileLifeMs) {
    return parsed.data;
  }
  await removeFile(store, parsed.data);
  return undefined;
}

/** Removes a file with its bytes. */
export async function removeFile(store: Store, { id, blobId }: FileRecord): Promise<void> {
  await store.remove('files', id);
  await store.removeBlob(blobId);
}

/** Throws the service's error for a name that is too long (googleapis/js-genai#1227, gathered 2026-11-23). */
export function checkFileIdLength(id: string, message: 'GetFileRequest' | 'DeleteFileRequest'): void {
  if (id.length > maxFileIdLength) {
    throw invalidArgument(
      `${message}.name: File ID (name excluding 'files/') cannot be more than ${maxFileIdLength} characters.`,
    );
  }
}
