import { type BatchRequest, inputLine } from '../requests/batch-request.ts';
import { type Canary, canariesOf } from '../requests/canary.ts';
import type { OpenRun } from './open-run.ts';
import { readShards } from './read-requests.ts';
import type { FullContext } from './run-context.ts';
import { runPaths } from './run-paths.ts';
import { writing } from './writing.ts';

/** Writes the input of every shard's first attempt that has none yet, in one pass over the requests. */
export async function writeShardInputs(run: OpenRun, context: Pick<FullContext, 'files'>): Promise<void> {
  const { files } = context;
  const paths = runPaths(run.folder);
  const first = run.shards.filter(({ attempt }) => attempt === 1);
  const present = await Promise.all(first.map(({ shard }) => files.exists(paths.input(shard, 1))));
  if (present.every(Boolean)) return;
  for await (const { shard, requests } of readShards(run, files)) {
    await writeInput(run, { shard, attempt: 1 }, requests, context);
  }
}

/** Writes what is sent of a shard in one attempt: the requests, and then the run's canaries. */
export async function writeInput(
  { folder, record }: OpenRun,
  { shard, attempt }: { readonly shard: number; readonly attempt: number },
  requests: AsyncIterable<BatchRequest>,
  { files }: Pick<FullContext, 'files'>,
): Promise<void> {
  const path = runPaths(folder).input(shard, attempt);
  const canaries = canariesOf(record.id, { shard, attempt }, record.options.canaries);
  await writing(path, () => files.write(path, inputLines(requests, canaries)));
}

async function* inputLines(requests: AsyncIterable<BatchRequest>, canaries: readonly Canary[]): AsyncGenerator<string> {
  for await (const request of requests) yield `${inputLine(request)}\n`;
  for (const canary of canaries) yield `${inputLine(canary)}\n`;
}
