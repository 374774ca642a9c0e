import * as z from 'zod';
import { type Status, statusSchema } from './status.ts';

/** A file of the Files API (OpenAPI of 2026-08-22, schema `File`). Numbers are strings on the wire. */
export interface GeminiFile {
  /** `files/{id}` */
  name: string;
  displayName?: string | undefined;
  mimeType?: string | undefined;
  sizeBytes?: string | undefined;
  createTime?: string | undefined;
  updateTime?: string | undefined;
  /** 48 hours after `createTime` (ai.google.dev/gemini-api/docs/files). */
  expirationTime?: string | undefined;
  /** Base64 of the hexadecimal text of the SHA-256. */
  sha256Hash?: string | undefined;
  uri?: string | undefined;
  downloadUri?: string | undefined;
  state?: string | undefined;
  source?: string | undefined;
  error?: Status | undefined;
}

export const geminiFileSchema: z.ZodType<GeminiFile> = z.looseObject({
  name: z.string(),
  displayName: z.string().optional(),
  mimeType: z.string().optional(),
  sizeBytes: z.string().optional(),
  createTime: z.string().optional(),
  updateTime: z.string().optional(),
  expirationTime: z.string().optional(),
  sha256Hash: z.string().optional(),
  uri: z.string().optional(),
  downloadUri: z.string().optional(),
  state: z.string().optional(),
  source: z.string().optional(),
  error: statusSchema.optional(),
});

export interface FileList {
  files?: GeminiFile[] | undefined;
  nextPageToken?: string | undefined;
}

export const fileListSchema: z.ZodType<FileList> = z.looseObject({
  files: z.array(geminiFileSchema).optional(),
  nextPageToken: z.string().optional(),
});
