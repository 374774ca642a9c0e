import { GeminiBatchError } from '../errors/gemini-batch-error.ts';
import { readLines } from '../platform/read-lines.ts';
import { inputLine } from '../requests/batch-request.ts';
import { parseRequestLine } from '../requests/parse-request-line.ts';
import type { OpenRun } from './open-run.ts';
import type { FullContext } from './run-context.ts';
import { runPaths } from './run-paths.ts';
import { writing } from './writing.ts';

/** Writes the input file of every shard that has none yet, in one pass over the requests. */
export async function writeShardInputs(run: OpenRun, { files }: Pick<FullContext, 'files'>): Promise<void> {
  const paths = runPaths(run.folder);
  const present = await Promise.all(run.shards.map(({ shard, attempt }) => files.exists(paths.input(shard, attempt))));
  if (present.every(Boolean)) return;
  const lines = readLines(files.read(paths.requests))[Symbol.asyncIterator]();
  for (const { shard, attempt, requests } of run.shards) {
    const path = paths.input(shard, attempt);
    await writing(path, () => files.write(path, take(lines, requests, run.folder)));
  }
}

async function* take(
  lines: AsyncIterator<{ text: string; line: number }>,
  count: number,
  folder: string,
): AsyncGenerator<string> {
  for (let taken = 0; taken < count; taken += 1) {
    const next = await lines.next();
    const item = next.done ? null : parseRequestLine(next.value.text, next.value.line);
    if (item === null || 'issue' in item) {
      const line = next.done ? null : next.value.line;
      throw new GeminiBatchError('run-folder-broken', { folder, file: 'requests.jsonl', line });
    }
    yield `${inputLine(item.request)}\n`;
  }
}
