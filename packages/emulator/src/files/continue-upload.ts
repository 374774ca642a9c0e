import type { CallInput } from '../calls/call.ts';
import type { EmulatorContext } from '../emulator-context.ts';
import { messageAnswer } from '../http/message-answer.ts';
import { ServiceError } from '../http/service-error.ts';
import { chunkGranularityBytes } from './chunk-granularity.ts';
import { findFile } from './file-record.ts';
import { fileResource } from './file-resource.ts';
import { keepFile } from './keep-file.ts';
import { checkIsWhole, endBlobAt, receiveChunk, receivedBytes } from './receive-chunk.ts';
import { RecoverableRefusal } from './recoverable-refusal.ts';
import { type UploadCommand, uploadCommand } from './upload-command.ts';
import { findUpload, type UploadRecord } from './upload-record.ts';
import { takeTurn } from './upload-turns.ts';

/**
 * A call on the URL of an upload: `upload`, `upload, finalize`, `finalize`, `query` or `cancel`, as they are described
 * with googleapis/gapic-showcase (server/resumableupload, read 2026-11-24). Every answer, an error too, says whether
 * the upload goes on: with `active` a client may recover from the error, with `final` it is the upload's end (the Ruby
 * `Gapic::Rest::ResumableUpload`, read 2026-11-28). The Python SDK shows the error of a last chunk with `final` alone
 * (googleapis/python-genai#913, same day).
 */
export async function continueUpload(input: CallInput): Promise<Response> {
  const { context, query } = input;
  const uploadId = query.get('upload_id') ?? '';
  try {
    const command = uploadCommand(input.request.headers.get('x-goog-upload-command'));
    if (command === 'query') {
      return await progress(input, await findUpload(context, uploadId));
    }
    return await takeTurn(context.store, uploadId, async (signal) => {
      // Whoever was before may have changed it.
      return await obey(input, command, await findUpload(context, uploadId), signal);
    });
  } catch (error) {
    if (!(error instanceof ServiceError)) {
      throw error;
    }
    // This may have ended it, or whoever was before.
    const { state } = await findUpload(context, uploadId);
    return withStatus(error.toResponse(), state);
  }
}

async function obey(
  input: CallInput,
  command: Exclude<UploadCommand, 'query'>,
  upload: UploadRecord,
  signal: AbortSignal,
): Promise<Response> {
  const { context } = input;
  checkIsNotRefused(upload);
  if (command === 'cancel') {
    return await cancelUpload(context, upload);
  }
  if (upload.state === 'cancelled') {
    throw new ServiceError('FAILED_PRECONDITION', 'The upload has been cancelled.');
  }
  if (upload.state === 'final') {
    // A client that lost the answer to its last chunk sends it again and gets the same file: our choice.
    return await finalAnswer(input, upload);
  }
  try {
    await receive(input, command, upload, signal);
  } catch (error) {
    if (error instanceof ServiceError && !(error instanceof RecoverableRefusal)) {
      await refuseUpload(context, upload, error);
    }
    throw error;
  }
  return command === 'upload' ? withStatus(new Response(null), 'active') : await finalAnswer(input, upload);
}

async function receive(
  { context, request }: CallInput,
  command: 'upload' | 'upload, finalize' | 'finalize',
  upload: UploadRecord,
  signal: AbortSignal,
): Promise<void> {
  if (command === 'finalize') {
    const sizeBytes = await receivedBytes(context, upload);
    checkIsWhole(upload, sizeBytes);
    await endBlobAt(context.store, upload.id, sizeBytes);
  } else {
    await receiveChunk(context, upload, request, { isLast: command === 'upload, finalize', signal });
  }
  if (command !== 'upload') {
    await finalize(context, upload);
  }
}

/** How much has come; of a final upload also what its last chunk was answered; a cancelled one is gone. */
async function progress(input: CallInput, upload: UploadRecord): Promise<Response> {
  checkIsNotRefused(upload);
  if (upload.state === 'cancelled') {
    return withStatus(new Response(null, { status: 410 }), 'cancelled');
  }
  const isFinal = upload.state === 'final';
  const answer = isFinal ? await finalAnswer(input, upload) : withStatus(new Response(null), 'active');
  const { store, now } = input.context;
  const sizeBytes = isFinal
    ? (await findFile(store, upload.fileId, now())).sizeBytes
    : await receivedBytes(input.context, upload);
  answer.headers.set('x-goog-upload-size-received', String(sizeBytes));
  answer.headers.set('x-goog-upload-chunk-granularity', String(chunkGranularityBytes));
  return answer;
}

async function cancelUpload({ store }: EmulatorContext, upload: UploadRecord): Promise<Response> {
  if (upload.state === 'final') {
    throw new ServiceError('FAILED_PRECONDITION', 'The upload has been finalized.');
  }
  await store.replace('uploads', upload.id, { ...upload, state: 'cancelled' });
  await store.removeBlob(upload.id);
  return withStatus(new Response(null), 'cancelled');
}

/** Ends an upload that cannot go on, with its bytes. */
async function refuseUpload({ store }: EmulatorContext, upload: UploadRecord, error: ServiceError): Promise<void> {
  const { status, message, details } = error;
  await store.replace('uploads', upload.id, { ...upload, state: 'refused', refusal: { status, message, details } });
  await store.removeBlob(upload.id);
}

function checkIsNotRefused({ refusal }: UploadRecord): void {
  if (refusal !== undefined) {
    throw new ServiceError(refusal.status, refusal.message, refusal.details);
  }
}

async function finalize(context: EmulatorContext, upload: UploadRecord): Promise<void> {
  const { fileId, displayName, mimeType } = upload;
  const metadata = {
    fileId,
    ...(displayName === undefined ? {} : { displayName }),
    ...(mimeType === undefined ? {} : { mimeType }),
  };
  await keepFile(context, metadata, upload.id);
  await context.store.replace('uploads', upload.id, { ...upload, state: 'final' });
  await context.store.removeBlob(upload.id);
}

/** What the last chunk is answered. */
async function finalAnswer({ context, origin, version }: CallInput, { fileId }: UploadRecord): Promise<Response> {
  const file = await findFile(context.store, fileId, context.now());
  return withStatus(messageAnswer('UploadedFile', { file: fileResource(file, `${origin}/${version}`) }), 'final');
}

function withStatus(answer: Response, state: UploadRecord['state']): Response {
  answer.headers.set('x-goog-upload-status', state === 'refused' ? 'final' : state);
  return answer;
}
