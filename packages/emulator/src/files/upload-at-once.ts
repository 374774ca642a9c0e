import type { CallInput } from '../calls/call.ts';
import type { EmulatorContext } from '../emulator-context.ts';
import { messageAnswer } from '../http/message-answer.ts';
import { readJson } from '../http/read-json-body.ts';
import { invalidArgument } from '../http/service-error.ts';
import { newObjectId } from '../store/object-id.ts';
import { fileAllowance } from './file-limits.ts';
import { type FileMetadata, readFileMetadata } from './file-metadata.ts';
import { fileResource } from './file-resource.ts';
import { keepFile } from './keep-file.ts';
import { type MultipartPart, multipartBoundary, multipartParts } from './multipart-parts.ts';
import { uploadBytes, withinAllowance } from './upload-bytes.ts';

/**
 * A file in one request: `multipart`, its metadata as JSON and then its bytes (as @google/generative-ai 0.24.1 sends
 * it, read 2026-11-24), or `raw`, nothing but its bytes.
 */
export async function uploadAtOnce(input: CallInput, protocol: 'multipart' | 'raw'): Promise<Response> {
  const { context, request, origin, version } = input;
  const blobId = newObjectId(36);
  try {
    const metadata =
      protocol === 'raw' ? await receiveRaw(context, request, blobId) : await receiveParts(context, request, blobId);
    const file = await keepFile(context, metadata, blobId);
    return messageAnswer('UploadedFile', { file: fileResource(file, `${origin}/${version}`) });
  } finally {
    await context.store.removeBlob(blobId);
  }
}

async function receiveRaw(context: EmulatorContext, request: Request, blobId: string): Promise<FileMetadata> {
  const { headers } = request;
  const displayName = headers.get('x-goog-upload-file-name');
  const mimeType = headers.get('x-goog-upload-header-content-type') || headers.get('content-type');
  await receive(context, blobId, uploadBytes(request.body));
  return readFileMetadata({ file: { displayName, mimeType } });
}

async function receiveParts(context: EmulatorContext, request: Request, blobId: string): Promise<FileMetadata> {
  const parts = multipartParts(uploadBytes(request.body), multipartBoundary(request.headers.get('content-type')));
  try {
    const head = await nextPart(parts);
    const metadata = readFileMetadata(await readJson(head.bytes));
    const content = await nextPart(parts);
    await receive(context, blobId, content.bytes);
    if (!(await parts.next()).done) {
      throw invalidArgument('A multipart upload must have two parts: metadata and content.');
    }
    const mimeType = metadata.mimeType ?? content.contentType;
    return { ...metadata, ...(mimeType === undefined ? {} : { mimeType }) };
  } finally {
    await parts.return(undefined);
  }
}

async function nextPart(parts: AsyncGenerator<MultipartPart>): Promise<MultipartPart> {
  const next = await parts.next();
  if (next.done) {
    throw invalidArgument('A multipart upload must have two parts: metadata and content.');
  }
  return next.value;
}

async function receive(context: EmulatorContext, blobId: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  await context.store.writeBlob(blobId, 0, withinAllowance(bytes, 0, await fileAllowance(context)));
}
