import type { EmulatorContext } from '../emulator-context.ts';
import { invalidArgument, ServiceError } from '../http/service-error.ts';
import type { Store } from '../store/store.ts';
import { chunkGranularityBytes } from './chunk-granularity.ts';
import { fileAllowance } from './file-limits.ts';
import { RecoverableRefusal } from './recoverable-refusal.ts';
import { InterruptedUpload, uploadBytes, withinAllowance } from './upload-bytes.ts';
import type { UploadRecord } from './upload-record.ts';

/**
 * How many bytes of an upload are kept. Of a chunk that broke off, those that came; whether the service keeps every
 * byte, or only whole multiples of the granularity so that a client can go on with aligned chunks, is not known.
 */
export async function receivedBytes({ store, settings }: EmulatorContext, upload: UploadRecord): Promise<number> {
  const sizeBytes = (await store.blobSize(upload.id)) ?? 0;
  return upload.state === 'active' && settings.choices.interruptedChunk === 'whole-granules'
    ? sizeBytes - (sizeBytes % chunkGranularityBytes)
    : sizeBytes;
}

/** Takes a chunk and returns how many bytes the upload has then. Of a chunk that is refused nothing is kept. */
export async function receiveChunk(
  context: EmulatorContext,
  upload: UploadRecord,
  request: Request,
  { isLast, signal }: { readonly isLast: boolean; readonly signal: AbortSignal },
): Promise<number> {
  const { store } = context;
  const startBytes = await receivedBytes(context, upload);
  checkOffset(context, request.headers.get('x-goog-upload-offset'), startBytes);
  const allowance = await fileAllowance(context);
  const bytes = withinAllowance(uploadBytes(request.body, signal), startBytes, allowance);
  try {
    const endBytes = await store.writeBlob(upload.id, startBytes, bytes);
    if (isLast) {
      checkIsWhole(upload, endBytes);
    } else if (endBytes % chunkGranularityBytes !== 0) {
      throw new RecoverableRefusal(
        'INVALID_ARGUMENT',
        `A chunk that is not the last must be a multiple of ${chunkGranularityBytes} bytes.`,
      );
    }
    return endBytes;
  } catch (error) {
    if (error instanceof ServiceError && !(error instanceof InterruptedUpload)) {
      await endBlobAt(store, upload.id, startBytes);
    }
    throw error;
  }
}

/** Throws when an upload that is to be final has another size than was announced. */
export function checkIsWhole({ announcedBytes }: UploadRecord, sizeBytes: number): void {
  if (announcedBytes !== undefined && sizeBytes !== announcedBytes) {
    throw invalidArgument(`The upload has ${sizeBytes} bytes where ${announcedBytes} were announced.`);
  }
}

/** Cuts what an upload has behind that size; makes it empty where nothing came at all. */
export async function endBlobAt(store: Store, blobId: string, sizeBytes: number): Promise<void> {
  if ((await store.blobSize(blobId)) !== sizeBytes) {
    await store.writeBlob(blobId, sizeBytes, nothing());
  }
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

function checkOffset({ settings }: EmulatorContext, offset: string | null, receivedSoFar: number): void {
  if (/^\s*\d{1,15}\s*$/.test(offset ?? '') && Number(offset) === receivedSoFar) {
    return;
  }
  const message = `X-Goog-Upload-Offset must be ${receivedSoFar}, the size received so far.`;
  // 409 answers gapic-showcase (server/resumableupload, read 2026-11-24), which is Google's but not this service.
  throw new RecoverableRefusal(settings.choices.wrongOffset === 'aborted' ? 'ABORTED' : 'INVALID_ARGUMENT', message);
}
