import * as z from 'zod';
import { entityNotFound } from '../http/service-error.ts';
import { isObjectId } from '../store/object-id.ts';
import type { Store } from '../store/store.ts';

/** A resumable upload as the store keeps it. How much has come is the size of the blob of the same id. */
export interface UploadRecord {
  readonly id: string;
  /** The id that the file will have. */
  readonly fileId: string;
  readonly displayName?: string | undefined;
  readonly mimeType: string;
  /** What the client said the size would be. */
  readonly announcedBytes?: number | undefined;
  readonly state: 'active' | 'final' | 'cancelled';
}

const uploadRecordSchema: z.ZodType<UploadRecord> = z.object({
  id: z.string(),
  fileId: z.string(),
  displayName: z.string().optional(),
  mimeType: z.string(),
  announcedBytes: z.number().optional(),
  state: z.enum(['active', 'final', 'cancelled']),
});

export async function findUpload(store: Store, id: string): Promise<UploadRecord> {
  const parsed = uploadRecordSchema.safeParse(isObjectId(id) ? await store.read('uploads', id) : undefined);
  if (!parsed.success) {
    throw entityNotFound();
  }
  return parsed.data;
}
