import * as z from 'zod';
import type { EmulatorContext } from '../emulator-context.ts';
import { entityNotFound, isServiceStatus, type ServiceStatus } from '../http/service-error.ts';
import { isObjectId } from '../store/object-id.ts';
import { removeOrphans } from './remove-orphans.ts';

/** A resumable upload as the store keeps it. How much has come is the size of the blob of the same id. */
export interface UploadRecord {
  readonly id: string;
  readonly createTimeMs: number;
  /** The id that the file will have. */
  readonly fileId: string;
  readonly displayName?: string | undefined;
  readonly mimeType?: string | undefined;
  /** What the client said the size would be. */
  readonly announcedBytes?: number | undefined;
  readonly state: 'active' | 'final' | 'cancelled' | 'refused';
  /** Why it was refused, which is answered whatever is asked of it. */
  readonly refusal?: UploadRefusal | undefined;
}

interface UploadRefusal {
  readonly status: ServiceStatus;
  readonly message: string;
  readonly details: readonly Record<string, unknown>[];
}

const uploadRecordSchema: z.ZodType<UploadRecord> = z.object({
  id: z.string(),
  createTimeMs: z.number().default(0),
  fileId: z.string(),
  displayName: z.string().optional(),
  mimeType: z.string().optional(),
  announcedBytes: z.number().optional(),
  state: z.enum(['active', 'final', 'cancelled', 'refused']),
  refusal: z
    .object({
      status: z.custom<ServiceStatus>(isServiceStatus),
      message: z.string(),
      details: z.array(z.record(z.string(), z.unknown())),
    })
    .optional(),
});

const hourMs = 3_600_000;

/**
 * How long the URL of an upload can be used. Seven days are told of another service with the same protocol
 * (developers.google.com/streetview/publish/resumable-uploads, read 2026-11-24); of this one nothing is known.
 */
const uploadLifeMs = 7 * 24 * hourMs;

const lastSweepMs = new WeakMap<EmulatorContext['store'], number>();

export async function findUpload(context: EmulatorContext, id: string): Promise<UploadRecord> {
  const record = await readUpload(context, id);
  if (record === undefined || isOver(record, context.now())) {
    throw entityNotFound();
  }
  return record;
}

/**
 * Removes uploads whose URL can no longer be used, with the bytes that came, and bytes that nothing names; looks once an
 * hour at most.
 */
export async function removeLeftovers(context: EmulatorContext): Promise<void> {
  const { store } = context;
  const nowMs = context.now();
  if (nowMs < (lastSweepMs.get(store) ?? Number.NEGATIVE_INFINITY) + hourMs) {
    return;
  }
  lastSweepMs.set(store, nowMs);
  for (const id of await store.ids('uploads')) {
    const record = await readUpload(context, id);
    if (record !== undefined && isOver(record, nowMs)) {
      await store.remove('uploads', id);
      await store.removeBlob(id);
    }
  }
  await removeOrphans(store, nowMs);
}

async function readUpload({ store }: EmulatorContext, id: string): Promise<UploadRecord | undefined> {
  const parsed = uploadRecordSchema.safeParse(isObjectId(id) ? await store.read('uploads', id) : undefined);
  return parsed.success ? parsed.data : undefined;
}

function isOver({ createTimeMs }: UploadRecord, nowMs: number): boolean {
  return nowMs >= createTimeMs + uploadLifeMs;
}
