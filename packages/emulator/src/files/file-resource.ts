import type { GeminiFile } from '@gemini-batch-test/core/wire';
import { rfc3339 } from '../rfc3339.ts';
import { type FileRecord, fileLifeMs } from './file-record.ts';

/** A file as the service describes it. `baseUrl` is the origin and version that it was asked under. */
export function fileResource(record: FileRecord, baseUrl: string): GeminiFile {
  return {
    name: `files/${record.id}`,
    ...(record.displayName === undefined ? {} : { displayName: record.displayName }),
    mimeType: record.mimeType,
    // Left out when it is 0, as every default on the wire.
    ...(record.sizeBytes > 0 ? { sizeBytes: String(record.sizeBytes) } : {}),
    // Six digits here, nine below: google-gemini/cookbook, quickstarts/rest/Video_REST.ipynb, read 2026-11-28. Python's
    // `%f`, with which litellm reads the first, takes no more.
    createTime: rfc3339(record.createTimeMs, 6),
    updateTime: rfc3339(record.createTimeMs, 6),
    expirationTime: rfc3339(record.createTimeMs + fileLifeMs),
    // The hexadecimal text is encoded, not the digest: seen in google-gemini/cookbook, gathered 2026-11-23.
    sha256Hash: btoa(record.sha256Hex),
    uri: `${baseUrl}/files/${record.id}`,
    state: 'ACTIVE',
    source: 'UPLOADED',
  };
}
