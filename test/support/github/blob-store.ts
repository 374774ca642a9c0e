import type { GithubAnswer } from './github-answer.ts';
import type { ReceivedRequest } from './received-request.ts';

/**
 * Uploads as @azure/storage-blob 12.34 sends them for @actions/artifact 6.2.1: `Put Block` for each part, in any order,
 * then `Put Block List` with the order.
 * https://learn.microsoft.com/rest/api/storageservices/put-block-list, read 2026-11-24.
 */
export interface BlobStore {
  /** The path and query that one blob may be written to. */
  signedPath(blob: string): string;
  issues(request: ReceivedRequest): string[];
  answer(request: ReceivedRequest): GithubAnswer;
  /** A blob whose list of blocks has been sent. */
  committed(blob: string): Buffer | undefined;
}

const prefix = '/storage/actions-results/';

export function isBlobPath(path: string): boolean {
  return path.startsWith(prefix);
}

export function blobStore(): BlobStore {
  const blocks = new Map<string, Buffer>();
  const blobs = new Map<string, Buffer>();
  const signature = (blob: string) => Buffer.from(`signature of ${blob}/+=`).toString('base64');
  return {
    signedPath: (blob) => `${prefix}${blob}?${new URLSearchParams({ sp: 'cw', sig: signature(blob) })}`,
    issues: ({ method, query, headers }) => [
      ...(method === 'PUT' ? [] : [`blob: method ${method}`]),
      ...(query.comp === 'block' || query.comp === 'blocklist' ? [] : [`blob: comp=${query.comp}`]),
      ...(query.comp === 'block' && query.blockid === undefined ? ['blob: "blockid" is missing'] : []),
      ...(headers['x-ms-version'] === undefined ? ['blob: "x-ms-version" is missing'] : []),
      ...('authorization' in headers ? ['blob: "authorization" has no business here'] : []),
    ],
    answer: ({ path, query, bytes }) => {
      const blob = path.slice(prefix.length);
      if (query.sig !== signature(blob)) return storageError(403, 'AuthenticationFailed');
      if (query.comp === 'block') {
        blocks.set(`${blob} ${query.blockid}`, bytes);
        return created();
      }
      const parts = blockIds(bytes.toString()).map((id) => blocks.get(`${blob} ${id}`));
      const known = parts.filter((part) => part !== undefined);
      if (known.length < parts.length) return storageError(400, 'InvalidBlockList');
      blobs.set(blob, Buffer.concat(known));
      return created();
    },
    committed: (blob) => blobs.get(blob),
  };
}

function blockIds(xml: string): string[] {
  return [...xml.matchAll(/<(?:Latest|Uncommitted)>([^<]*)</g)].map(([, id = '']) => id);
}

function created(): GithubAnswer {
  const headers = { 'x-ms-version': '2025-11-05', etag: '"0x8DD"', 'last-modified': new Date().toUTCString() };
  return { status: 201, headers, body: '' };
}

/** An error in the form that the library reads: the code stands in the body and in a header. */
export function storageError(status: number, code: string): GithubAnswer {
  const body = `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`;
  return { status, headers: { 'content-type': 'application/xml', 'x-ms-error-code': code }, body };
}
