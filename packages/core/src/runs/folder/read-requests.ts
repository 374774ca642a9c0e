import { relative } from 'node:path';
import { GeminiBatchError } from '../../errors/gemini-batch-error.ts';
import type { Files } from '../../platform/files.ts';
import type { BatchRequest } from '../../requests/batch-request.ts';
import { parseRequestLine } from '../../requests/parse-request-line.ts';
import type { OpenRun } from './open-run.ts';
import { readOwnLines } from './read-own-lines.ts';
import { runPaths } from './run-paths.ts';

/** The requests that go into one job, to be read once and before the next shard is asked for. */
export interface ShardRequests {
  readonly shard: number;
  readonly requests: AsyncIterable<BatchRequest>;
}

/**
 * The shards of a run, each with its requests in order, or with none when they are not known. What is not read of a
 * shard is skipped. Throws `run-folder-broken` when the requests are not those that were planned.
 */
export async function* readShards({ folder, record }: OpenRun, files: Files): AsyncGenerator<ShardRequests> {
  const broken = (line: number | null) =>
    new GeminiBatchError('run-folder-broken', { folder, file: 'requests.jsonl', line });
  const path = runPaths(folder).requests;
  if (record.requestsKnown && !(await files.exists(path))) throw broken(null);
  const lines = record.requestsKnown ? readOwnLines(folder, path, files.read(path)) : null;

  async function* next(count: number): AsyncGenerator<BatchRequest> {
    for (let read = 0; lines !== null && read < count; read += 1) {
      const { value } = await lines.next();
      if (value === undefined) throw broken(null);
      const item = parseRequestLine(value.text, value.line);
      if ('issue' in item) throw broken(value.line);
      yield item.request;
    }
  }

  try {
    for (const { shard, requests: count } of record.shards) {
      const requests = next(count);
      yield { shard, requests };
      for await (const _ of requests);
    }
    const { value } = (await lines?.next()) ?? {};
    if (value !== undefined) throw broken(value.line);
  } finally {
    await lines?.return(undefined);
  }
}

/** The requests of a run, in order, each with the shard that it belongs to; as `readShards` gives them. */
export async function* readRequests(
  run: OpenRun,
  files: Files,
): AsyncGenerator<{ request: BatchRequest; shard: number }> {
  for await (const { shard, requests } of readShards(run, files)) {
    for await (const request of requests) yield { request, shard };
  }
}

/** The requests that went into an attempt. Throws `run-folder-broken` when its input is not there. */
export async function* readInput(
  { folder }: Pick<OpenRun, 'folder'>,
  { shard, attempt }: { readonly shard: number; readonly attempt: number },
  files: Files,
): AsyncGenerator<BatchRequest> {
  const path = runPaths(folder).input(shard, attempt);
  const broken = (line: number | null) =>
    new GeminiBatchError('run-folder-broken', { folder, file: relative(folder, path), line });
  if (!(await files.exists(path))) throw broken(null);
  for await (const { text, line } of readOwnLines(folder, path, files.read(path))) {
    const item = parseRequestLine(text, line);
    if ('issue' in item) throw broken(line);
    yield item.request;
  }
}
