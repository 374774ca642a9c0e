import { createHash } from 'node:crypto';
import type { EmulatorContext } from '../emulator-options.ts';
import { messageAnswer } from '../http/message-answer.ts';
import { invalidArgument, ServiceError } from '../http/service-error.ts';
import type { Store } from '../store/store.ts';
import { chunkGranularityBytes } from './chunk-granularity.ts';
import { type FileRecord, findFile } from './file-record.ts';
import { fileResource } from './file-resource.ts';
import { findUpload, type UploadRecord } from './upload-record.ts';

/** A call on the URL of an upload session: `upload`, `upload, finalize`, `finalize`, `query` or `cancel`. */
export async function continueUpload(
  context: EmulatorContext,
  request: Request,
  uploadId: string,
  baseUrl: string,
): Promise<Response> {
  const upload = await findUpload(context.store, uploadId);
  const commands = (request.headers.get('x-goog-upload-command') ?? '').split(',').map((c) => c.trim().toLowerCase());
  const has = (command: string): boolean => commands.includes(command);
  const known = commands.every((command) => ['upload', 'finalize', 'query', 'cancel'].includes(command));
  if (!known || (commands.length > 1 && (has('query') || has('cancel')))) {
    throw invalidArgument(
      'X-Goog-Upload-Command must be "upload", "upload, finalize", "finalize", "query" or "cancel".',
    );
  }
  if (has('query')) {
    return await progress(context.store, upload);
  }
  if (has('cancel')) {
    return await cancelUpload(context.store, upload);
  }
  if (upload.state === 'cancelled') {
    throw new ServiceError('FAILED_PRECONDITION', 'The upload has been cancelled.');
  }
  if (upload.state === 'active' && has('upload')) {
    await receive(context.store, upload, request, has('finalize'));
  }
  if (upload.state === 'active' && !has('finalize')) {
    return new Response(null, { headers: { 'x-goog-upload-status': 'active' } });
  }
  // A client that lost the answer to its last chunk sends it again: it gets the same file.
  const file =
    upload.state === 'final'
      ? await findFile(context.store, upload.fileId, context.now())
      : await finalize(context, upload);
  const answer = messageAnswer('UploadedFile', { file: fileResource(file, baseUrl) });
  answer.headers.set('x-goog-upload-status', 'final');
  return answer;
}

async function progress(store: Store, upload: UploadRecord): Promise<Response> {
  const receivedBytes = (await store.blobSize(upload.id)) ?? 0;
  return new Response(null, {
    headers: {
      'x-goog-upload-status': upload.state,
      'x-goog-upload-size-received': String(receivedBytes),
      'x-goog-upload-chunk-granularity': String(chunkGranularityBytes),
    },
  });
}

async function cancelUpload(store: Store, upload: UploadRecord): Promise<Response> {
  if (upload.state === 'final') {
    throw new ServiceError('FAILED_PRECONDITION', 'The upload has been finalized.');
  }
  await store.replace('uploads', upload.id, { ...upload, state: 'cancelled' });
  await store.removeBlob(upload.id);
  return new Response(null, { headers: { 'x-goog-upload-status': 'cancelled' } });
}

async function receive(store: Store, upload: UploadRecord, request: Request, isLast: boolean): Promise<void> {
  const receivedBytes = (await store.blobSize(upload.id)) ?? 0;
  const offset = request.headers.get('x-goog-upload-offset') ?? '';
  if (!/^\d{1,15}$/.test(offset) || Number(offset) !== receivedBytes) {
    throw invalidArgument(`X-Goog-Upload-Offset must be ${receivedBytes}, the size received so far.`);
  }
  const takeBack = (): Promise<number> => store.writeBlob(upload.id, receivedBytes, nothing());
  let endBytes: number;
  try {
    endBytes = await store.writeBlob(upload.id, receivedBytes, request.body ?? nothing());
  } catch (error) {
    await takeBack();
    throw error;
  }
  if (!isLast && endBytes % chunkGranularityBytes !== 0) {
    await takeBack();
    throw invalidArgument(`A chunk that is not the last must be a multiple of ${chunkGranularityBytes} bytes.`);
  }
  if (isLast && upload.announcedBytes !== undefined && endBytes !== upload.announcedBytes) {
    await takeBack();
    throw invalidArgument(`The upload has ${endBytes} bytes where ${upload.announcedBytes} were announced.`);
  }
}

async function finalize(context: EmulatorContext, upload: UploadRecord): Promise<FileRecord> {
  const { store } = context;
  const hash = createHash('sha256');
  let sizeBytes = 0;
  if ((await store.blobSize(upload.id)) === undefined) {
    await store.writeBlob(upload.id, 0, nothing());
  }
  for await (const chunk of store.readBlob(upload.id)) {
    hash.update(chunk);
    sizeBytes += chunk.length;
  }
  const record: FileRecord = {
    id: upload.fileId,
    blobId: upload.id,
    ...(upload.displayName === undefined ? {} : { displayName: upload.displayName }),
    mimeType: upload.mimeType,
    sizeBytes,
    createTimeMs: context.now(),
    sha256Hex: hash.digest('hex'),
  };
  const isNew = await store.create('files', record.id, record);
  const kept = isNew ? record : await findFile(store, record.id, context.now());
  if (kept.blobId !== upload.id) {
    throw new ServiceError('ALREADY_EXISTS', `File ${record.id} already exists.`);
  }
  await store.replace('uploads', upload.id, { ...upload, state: 'final' });
  return kept;
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
