import type { FileList } from '@gemini-batch-test/core/wire';
import type { EmulatorContext } from '../emulator-context.ts';
import { pageOf } from '../http/list-page.ts';
import { allFiles } from './file-record.ts';
import { fileResource } from './file-resource.ts';

/** `GET /{version}/files`: 10 a page unless told, at most 100 (OpenAPI of 2026-08-22, `files.list`). */
export async function listFiles(context: EmulatorContext, query: URLSearchParams, baseUrl: string): Promise<FileList> {
  const page = pageOf(await allFiles(context.store, context.now()), query, { default: 10, max: 100 });
  return {
    ...(page.items.length > 0 ? { files: page.items.map((file) => fileResource(file, baseUrl)) } : {}),
    ...(page.nextPageToken === undefined ? {} : { nextPageToken: page.nextPageToken }),
  };
}
