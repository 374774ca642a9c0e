import { type BatchRequest, inputLine } from '../../requests/batch-request.ts';
import { type Canary, canariesOf } from '../../requests/canary.ts';
import type { FullContext } from '../run-context.ts';
import type { OpenRun } from './open-run.ts';
import { readShards } from './read-requests.ts';
import { runPaths } from './run-paths.ts';
import { writing } from './writing.ts';

/** Writes the input of every shard's first attempt that has none yet, in one pass over the requests. */
export async function writeShardInputs(run: OpenRun, context: Pick<FullContext, 'files'>): Promise<void> {
  const { files } = context;
  const paths = runPaths(run.folder);
  const first = run.shards.filter(({ attempt }) => attempt === 1);
  const present = await Promise.all(first.map(({ shard }) => files.exists(paths.input(shard, 1))));
  if (present.every(Boolean)) return;
  const counts = new Map(run.record.shards.map(({ shard, requests }) => [shard, requests]));
  for await (const { shard, requests } of readShards(run, files)) {
    await writeInput(run, { shard, attempt: 1, requests: counts.get(shard) ?? 0 }, requests, context);
  }
}

/** Writes what is sent of a shard in one attempt: so many requests, and the run's canaries spread among them. */
export async function writeInput(
  { folder, record }: OpenRun,
  { shard, attempt, requests: count }: { readonly shard: number; readonly attempt: number; readonly requests: number },
  requests: AsyncIterable<BatchRequest>,
  { files }: Pick<FullContext, 'files'>,
): Promise<void> {
  const path = runPaths(folder).input(shard, attempt);
  const canaries = canariesOf(record.id, { shard, attempt }, record.options.canaries);
  await writing(path, () => files.write(path, inputLines(requests, count, canaries)));
}

/** Canaries at even distances: answers that slipped to other keys are noticed wherever that began. */
async function* inputLines(
  requests: AsyncIterable<BatchRequest>,
  count: number,
  canaries: readonly Canary[],
): AsyncGenerator<string> {
  const left = canaries.map((canary, index) => ({ canary, at: Math.floor(((index + 0.5) * count) / canaries.length) }));
  let position = 0;
  for await (const request of requests) {
    for (; left[0] !== undefined && left[0].at <= position; left.shift()) yield `${inputLine(left[0].canary)}\n`;
    yield `${inputLine(request)}\n`;
    position += 1;
  }
  for (const { canary } of left) yield `${inputLine(canary)}\n`;
}
