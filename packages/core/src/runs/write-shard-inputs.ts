import { type BatchRequest, inputLine } from '../requests/batch-request.ts';
import type { OpenRun } from './open-run.ts';
import { readRequests } from './read-requests.ts';
import type { FullContext } from './run-context.ts';
import { runPaths } from './run-paths.ts';
import { writing } from './writing.ts';

type Place = { readonly shard: number; readonly attempt: number };

/** Writes the input of every shard's first attempt that has none yet, in one pass over the requests. */
export async function writeShardInputs(run: OpenRun, { files }: Pick<FullContext, 'files'>): Promise<void> {
  const paths = runPaths(run.folder);
  const first = run.shards.filter(({ attempt }) => attempt === 1);
  const present = await Promise.all(first.map(({ shard, attempt }) => files.exists(paths.input(shard, attempt))));
  if (!present.every(Boolean)) await writeInputs(run, first, () => true, { files });
}

/** Writes the inputs of attempts, of each shard one: those of its requests that are wanted. */
export async function writeInputs(
  run: OpenRun,
  attempts: readonly Place[],
  isWanted: (key: string, shard: number) => boolean,
  { files }: Pick<FullContext, 'files'>,
): Promise<void> {
  const paths = runPaths(run.folder);
  const requests = readRequests(run, files);
  try {
    for (const { shard, requests: count } of run.record.shards) {
      const lines = inputLines(requests, count, (key) => isWanted(key, shard));
      const place = attempts.find((each) => each.shard === shard);
      if (place === undefined) {
        for await (const _ of lines);
        continue;
      }
      const path = paths.input(shard, place.attempt);
      await writing(path, () => files.write(path, lines));
    }
  } finally {
    await requests.return(undefined);
  }
}

async function* inputLines(
  requests: AsyncGenerator<{ request: BatchRequest }>,
  count: number,
  isWanted: (key: string) => boolean,
): AsyncGenerator<string> {
  for (let read = 0; read < count; read += 1) {
    const next = await requests.next();
    if (next.done) return;
    if (isWanted(next.value.request.key)) yield `${inputLine(next.value.request)}\n`;
  }
}
