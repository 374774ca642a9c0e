import * as z from 'zod';
import type { EmulatorContext } from '../emulator-options.ts';
import { readJsonBody } from '../http/read-json-body.ts';
import { invalidArgument, ServiceError, unimplemented } from '../http/service-error.ts';
import { isPlainObject, readField } from '../plain-object.ts';
import { isObjectId, newObjectId } from '../store/object-id.ts';
import { chunkGranularityBytes } from './chunk-granularity.ts';
import { maxFileIdLength } from './file-record.ts';
import type { UploadRecord } from './upload-record.ts';

const textSchema = z.string().optional();

/** `POST /upload/{version}/files`, command `start`: opens a session; its URL needs no key. */
export async function startUpload(context: EmulatorContext, request: Request, version: string): Promise<Response> {
  if (request.headers.get('x-goog-upload-protocol')?.toLowerCase() !== 'resumable') {
    throw unimplemented('An upload by another protocol than X-Goog-Upload-Protocol: resumable');
  }
  if (request.headers.get('x-goog-upload-command')?.trim().toLowerCase() !== 'start') {
    throw invalidArgument('X-Goog-Upload-Command must be "start" where there is no upload_id.');
  }
  const body = await readJsonBody(request);
  const file = readField(body, 'file') ?? {};
  if (!isPlainObject(file)) {
    throw invalidArgument('file must be a message.');
  }
  const text = (camelName: string): string | undefined => {
    const parsed = textSchema.safeParse(readField(file, camelName) ?? undefined);
    if (!parsed.success) {
      throw invalidArgument(`file.${camelName} must be a string.`);
    }
    return parsed.data || undefined;
  };
  const displayName = text('displayName');
  if (displayName !== undefined && displayName.length > 512) {
    throw invalidArgument('file.displayName cannot be more than 512 characters.');
  }
  const name = text('name');
  const fileId = name === undefined ? newObjectId(12) : chosenId(name);
  if (name !== undefined && (await context.store.read('files', fileId)) !== undefined) {
    throw new ServiceError('ALREADY_EXISTS', `File ${fileId} already exists.`);
  }
  const announcedBytes = announced(request.headers.get('x-goog-upload-header-content-length'));
  const mimeType = text('mimeType') ?? (request.headers.get('x-goog-upload-header-content-type') || undefined);
  const upload: UploadRecord = {
    id: newObjectId(36),
    fileId,
    ...(displayName === undefined ? {} : { displayName }),
    mimeType: mimeType ?? 'application/octet-stream',
    ...(announcedBytes === undefined ? {} : { announcedBytes }),
    state: 'active',
  };
  await context.store.create('uploads', upload.id, upload);
  const origin = new URL(request.url).origin;
  return new Response(null, {
    headers: {
      'x-goog-upload-url': `${origin}/upload/${version}/files?upload_id=${upload.id}&upload_protocol=resumable`,
      'x-goog-upload-status': 'active',
      'x-goog-upload-chunk-granularity': String(chunkGranularityBytes),
    },
  });
}

function chosenId(name: string): string {
  const id = name.replace(/^files\//, '');
  if (!isObjectId(id) || id.length > maxFileIdLength || id.endsWith('-')) {
    throw invalidArgument(
      `File ID (name excluding 'files/') must be at most ${maxFileIdLength} lowercase letters, digits and dashes, and must not begin or end with a dash.`,
    );
  }
  return id;
}

function announced(text: string | null): number | undefined {
  if (text === null || text === '') {
    return undefined;
  }
  if (!/^\d{1,15}$/.test(text)) {
    throw invalidArgument('X-Goog-Upload-Header-Content-Length must be a whole number.');
  }
  return Number(text);
}
