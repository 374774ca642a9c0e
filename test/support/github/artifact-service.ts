import { createHash } from 'node:crypto';
import { Ajv, type ValidateFunction } from 'ajv';
import { unzipSync } from 'fflate';
import { type BlobStore, blobStore, isBlobPath } from './blob-store.ts';
import { type GithubOperation, twirpError } from './faults.ts';
import type { GithubAnswer } from './github-answer.ts';
import type { ReceivedRequest } from './received-request.ts';
import { backendIds, runtimeToken } from './runtime-token.ts';

/** A finished upload. */
export interface UploadedArtifact {
  readonly id: number;
  readonly name: string;
  /** What is in the archive, by path. */
  readonly files: ReadonlyMap<string, Buffer>;
  readonly mimeType: string;
  readonly sizeBytes: number;
  /** How long it is kept, when the upload says so; else the repository decides. */
  readonly retentionDays: number | undefined;
}

type ArtifactOperation = Extract<GithubOperation, `artifacts/${string}`>;

export interface ArtifactService {
  readonly token: string;
  readonly finished: readonly UploadedArtifact[];
  match(request: ReceivedRequest): ArtifactOperation | undefined;
  issues(operation: ArtifactOperation, request: ReceivedRequest): string[];
  answer(operation: ArtifactOperation, request: ReceivedRequest): GithubAnswer;
}

interface CreateRequest {
  readonly name: string;
  readonly mime_type?: string;
  readonly expires_at?: string;
}

interface FinalizeRequest {
  readonly name: string;
  readonly size: string;
  readonly hash?: string;
}

const ids = {
  workflow_run_backend_id: { const: backendIds.workflowRunBackendId },
  workflow_job_run_backend_id: { const: backendIds.workflowJobRunBackendId },
  name: { type: 'string', minLength: 1 },
} as const;
const required = ['workflow_run_backend_id', 'workflow_job_run_backend_id', 'name'] as const;

// The messages of results/api/v1/artifact.proto, from the generated code of @actions/artifact 6.2.1.
const ajv = new Ajv({ formats: { 'date-time': (text: string) => !Number.isNaN(Date.parse(text)) } });
const isCreate: ValidateFunction<CreateRequest> = ajv.compile({
  type: 'object',
  properties: {
    ...ids,
    version: { const: 7 },
    mime_type: { type: 'string' },
    expires_at: { type: 'string', format: 'date-time' },
  },
  required: [...required, 'version'],
  additionalProperties: false,
});
const isFinalize: ValidateFunction<FinalizeRequest> = ajv.compile({
  type: 'object',
  properties: { ...ids, size: { type: 'string', pattern: '^\\d+$' }, hash: { type: 'string' } },
  required: [...required, 'size'],
  additionalProperties: false,
});

const service = '/twirp/github.actions.results.api.v1.ArtifactService';

/** The service that @actions/artifact 6.2.1 uploads to: announce, write the blob, conclude. */
export function artifactService(baseUrl: string): ArtifactService {
  const token = runtimeToken(backendIds);
  const blobs = blobStore();
  const announced = new Map<string, CreateRequest>();
  const finished: UploadedArtifact[] = [];
  return {
    token,
    finished,
    match: ({ method, path }) => {
      if (isBlobPath(path)) return 'artifacts/upload';
      if (method !== 'POST') return undefined;
      if (path === `${service}/CreateArtifact`) return 'artifacts/create';
      return path === `${service}/FinalizeArtifact` ? 'artifacts/finalize' : undefined;
    },
    issues: (operation, request) => {
      if (operation === 'artifacts/upload') return blobs.issues(request);
      const validate = operation === 'artifacts/create' ? isCreate : isFinalize;
      return validate(request.body) ? [] : [`body: ${ajv.errorsText(validate.errors)}`];
    },
    answer: (operation, request) => {
      if (operation === 'artifacts/upload') return blobs.answer(request);
      if (request.headers.authorization !== `Bearer ${token}`)
        return twirpError(401, 'unauthenticated', 'unauthorized');
      const { body } = request;
      if (operation === 'artifacts/create') {
        if (!isCreate(body)) return malformed();
        // GitHub's words, from actions/upload-artifact#634 (2024-10-17).
        const taken = finished.some(({ name }) => name === body.name);
        if (taken)
          return twirpError(409, 'already_exists', 'an artifact with this name already exists on the workflow run');
        announced.set(body.name, body);
        return {
          status: 200,
          body: { ok: true, signed_upload_url: `${baseUrl}${blobs.signedPath(blobName(body.name))}` },
        };
      }
      if (!isFinalize(body)) return malformed();
      const announcement = announced.get(body.name);
      if (announcement === undefined) return twirpError(404, 'not_found', 'no such artifact');
      const artifact = uploaded(blobs, announcement, body, finished.length + 1);
      if (typeof artifact === 'string') return twirpError(400, 'invalid_argument', artifact);
      announced.delete(body.name);
      finished.push(artifact);
      return { status: 200, body: { ok: true, artifact_id: String(artifact.id) } };
    },
  };
}

const malformed = (): GithubAnswer => twirpError(400, 'malformed', 'the request cannot be decoded');

const blobName = (artifact: string): string =>
  `${createHash('sha256').update(artifact).digest('hex').slice(0, 16)}/artifact.zip`;

/** The artifact, or what does not fit in what was announced about it. */
function uploaded(
  blobs: BlobStore,
  { name, mime_type: mimeType = 'application/zip', expires_at: expiresAt }: CreateRequest,
  { size, hash }: FinalizeRequest,
  id: number,
): UploadedArtifact | string {
  const blob = blobs.committed(blobName(name));
  if (blob === undefined) return 'nothing was uploaded';
  if (Number(size) !== blob.length) return `size ${size}, but ${blob.length} bytes came`;
  const digest = createHash('sha256').update(blob).digest('hex');
  if (hash !== undefined && hash !== `sha256:${digest}`) return `hash ${hash}, but the bytes have sha256:${digest}`;
  const files = mimeType === 'application/zip' ? unzipped(blob) : new Map([[name, blob]]);
  if (files === undefined) return 'the archive cannot be read';
  return { id, name, files, mimeType, sizeBytes: blob.length, retentionDays: daysUntil(expiresAt) };
}

function unzipped(blob: Buffer): Map<string, Buffer> | undefined {
  try {
    const entries = Object.entries(unzipSync(blob)).filter(([path]) => !path.endsWith('/'));
    return new Map(entries.map(([path, bytes]) => [path, Buffer.from(bytes)]));
  } catch {
    return undefined;
  }
}

function daysUntil(expiresAt: string | undefined): number | undefined {
  return expiresAt === undefined ? undefined : Math.round((Date.parse(expiresAt) - Date.now()) / 86_400_000);
}
