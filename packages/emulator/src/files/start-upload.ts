import type { CallInput } from '../calls/call.ts';
import { readJsonBody } from '../http/read-json-body.ts';
import { invalidArgument, unimplemented } from '../http/service-error.ts';
import { newObjectId } from '../store/object-id.ts';
import { chunkGranularityBytes } from './chunk-granularity.ts';
import { fileAllowance } from './file-limits.ts';
import { readFileMetadata } from './file-metadata.ts';
import { uploadAtOnce } from './upload-at-once.ts';
import { uploadProtocol } from './upload-protocol.ts';
import { removeLeftovers, type UploadRecord } from './upload-record.ts';

/** `POST /upload/{version}/files`: opens a resumable upload, or takes a file that comes in this one request. */
export async function startUpload(input: CallInput): Promise<Response> {
  const protocol = uploadProtocol(input);
  if (protocol === undefined) {
    throw unimplemented('An upload without X-Goog-Upload-Protocol: resumable, multipart or raw');
  }
  await removeLeftovers(input.context);
  return protocol === 'resumable' ? await openUpload(input) : await uploadAtOnce(input, protocol);
}

/** Command `start`: opens a session; its URL needs no key. */
async function openUpload({ context, request, version, origin }: CallInput): Promise<Response> {
  const { headers } = request;
  if (headers.get('x-goog-upload-command')?.trim().toLowerCase() !== 'start') {
    throw invalidArgument('X-Goog-Upload-Command must be "start" where there is no upload_id.');
  }
  const metadata = readFileMetadata(await readJsonBody(request));
  const announcedBytes = announced(headers.get('x-goog-upload-header-content-length'));
  if (announcedBytes !== undefined) {
    (await fileAllowance(context)).check(announcedBytes);
  }
  const mimeType = metadata.mimeType ?? (headers.get('x-goog-upload-header-content-type') || undefined);
  const upload: UploadRecord = {
    ...metadata,
    id: newObjectId(36),
    createTimeMs: context.now(),
    ...(mimeType === undefined ? {} : { mimeType }),
    ...(announcedBytes === undefined ? {} : { announcedBytes }),
    state: 'active',
  };
  await context.store.create('uploads', upload.id, upload);
  const url = `${origin}/upload/${version}/files?upload_id=${upload.id}&upload_protocol=resumable`;
  return new Response(null, {
    headers: {
      'x-goog-upload-url': url,
      // googleapis/gapic-showcase, server/resumableupload, read 2026-11-24: the same address twice.
      'x-goog-upload-control-url': url,
      'x-goog-upload-status': 'active',
      'x-goog-upload-chunk-granularity': String(chunkGranularityBytes),
    },
  });
}

function announced(text: string | null): number | undefined {
  if (text === null || text.trim() === '') {
    return undefined;
  }
  if (!/^\s*\d{1,15}\s*$/.test(text)) {
    throw invalidArgument('X-Goog-Upload-Header-Content-Length must be a whole number.');
  }
  return Number(text);
}
