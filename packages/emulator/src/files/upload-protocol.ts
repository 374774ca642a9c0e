import type { CallInput } from '../calls/call.ts';

export type UploadProtocol = 'resumable' | 'multipart' | 'raw';

/** What each value means, with those of the older `uploadType` (Google's discovery documents, read 2026-11-24). */
const protocols: ReadonlyMap<string, UploadProtocol> = new Map([
  ['resumable', 'resumable'],
  ['multipart', 'multipart'],
  ['raw', 'raw'],
  ['media', 'raw'],
]);

/** The protocol of an upload, or undefined for one that is not served. A header says it, or the query. */
export function uploadProtocol({ request, query }: Pick<CallInput, 'request' | 'query'>): UploadProtocol | undefined {
  const header = request.headers.get('x-goog-upload-protocol');
  const type = query.get('uploadType');
  // The older resumable protocol (Location and Content-Range) is another one.
  const name = header ?? query.get('upload_protocol') ?? (type === 'resumable' ? null : type);
  return protocols.get(name?.trim().toLowerCase() ?? '');
}
