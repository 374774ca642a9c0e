import { relative } from 'node:path';
import { GeminiBatchError } from '../errors/gemini-batch-error.ts';
import { readLines } from '../platform/read-lines.ts';
import type { BatchRequest } from '../requests/batch-request.ts';
import { parseRequestLine } from '../requests/parse-request-line.ts';
import type { OpenRun } from './open-run.ts';
import type { FullContext } from './run-context.ts';
import { runPaths } from './run-paths.ts';

/**
 * The requests of a run, in order, each with the shard that it belongs to. None when they are not known. Throws
 * `run-folder-broken` when they are not those that were planned.
 */
export async function* readRequests(
  { folder, record }: OpenRun,
  files: FullContext['files'],
): AsyncGenerator<{ request: BatchRequest; shard: number }> {
  if (!record.requestsKnown) return;
  const broken = (line: number | null) =>
    new GeminiBatchError('run-folder-broken', { folder, file: 'requests.jsonl', line });
  const shards = record.shards.values();
  let { shard = 0, requests: left = 0 } = shards.next().value ?? {};
  for await (const { text, line } of readLines(files.read(runPaths(folder).requests))) {
    if (left === 0) ({ shard = 0, requests: left = 0 } = shards.next().value ?? {});
    const item = parseRequestLine(text, line);
    if (left === 0 || 'issue' in item) throw broken(line);
    left -= 1;
    yield { request: item.request, shard };
  }
  if (left > 0 || !shards.next().done) throw broken(null);
}

/** The keys of the requests that went into an attempt. Throws `run-folder-broken` when its input is not there. */
export async function* readInputKeys(
  { folder }: OpenRun,
  { shard, attempt }: { readonly shard: number; readonly attempt: number },
  files: FullContext['files'],
): AsyncGenerator<string> {
  const path = runPaths(folder).input(shard, attempt);
  const broken = (line: number | null) =>
    new GeminiBatchError('run-folder-broken', { folder, file: relative(folder, path), line });
  if (!(await files.exists(path))) throw broken(null);
  for await (const { text, line } of readLines(files.read(path))) {
    const item = parseRequestLine(text, line);
    if ('issue' in item) throw broken(line);
    yield item.request.key;
  }
}
