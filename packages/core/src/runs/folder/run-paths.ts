import { join } from 'node:path';
import type { Clock } from '../../platform/clock.ts';
import type { Files } from '../../platform/files.ts';
import { writing } from './writing.ts';

/** Where runs are kept, below the current folder. */
export const runsFolder: string = join('output', 'runs');

/** The files of a run's folder. */
export interface RunPaths {
  readonly folder: string;
  readonly record: string;
  readonly requests: string;
  readonly journal: string;
  /** There while a process works on the run. */
  readonly lock: string;
  /** There when the run was cancelled: nothing more of it is to be sent. */
  readonly cancelled: string;
  /** A user's own prices, when there are any. */
  readonly prices: string;
  readonly results: string;
  readonly failed: string;
  readonly report: string;
  readonly reportMarkdown: string;
  readonly input: (shard: number, attempt: number) => string;
  readonly output: (shard: number, attempt: number) => string;
}

export function runPaths(folder: string): RunPaths {
  const shardFolder = (shard: number, attempt: number) => join(folder, 'shards', `${shardName(shard)}-${attempt}`);
  return {
    folder,
    record: join(folder, 'run.json'),
    requests: join(folder, 'requests.jsonl'),
    journal: join(folder, 'journal.jsonl'),
    lock: join(folder, 'lock'),
    cancelled: join(folder, 'cancelled'),
    prices: join(folder, 'prices.json'),
    results: join(folder, 'results.jsonl'),
    failed: join(folder, 'failed.jsonl'),
    report: join(folder, 'report.json'),
    reportMarkdown: join(folder, 'report.md'),
    input: (shard, attempt) => join(shardFolder(shard, attempt), 'input.jsonl'),
    output: (shard, attempt) => join(shardFolder(shard, attempt), 'output.jsonl'),
  };
}

/** A shard's number as it stands in names: `0001`. */
export function shardName(shard: number): string {
  return String(shard).padStart(4, '0');
}

/** The name under which a job can be found at the service: what it is, whoever made it. */
export function displayName(
  run: { readonly id: string; readonly origin: string },
  { shard, attempt }: { readonly shard: number; readonly attempt: number },
): string {
  return `gbt1/${run.origin}/${run.id}/${shardName(shard)}/${attempt}`;
}

/** A run's id: when it was made (UTC), and four digits that keep apart two of one second. */
export function runId(nowMs: number, random: number): string {
  const time = new Date(nowMs).toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15);
  const suffix = Math.floor(random * 0x10000)
    .toString(16)
    .padStart(4, '0');
  return `${time}-${suffix}`;
}

/** Makes the folder of a new run; no two runs ever share one. */
export async function makeRunFolder({
  clock,
  files,
}: {
  clock: Clock;
  files: Files;
}): Promise<{ id: string; folder: string }> {
  for (;;) {
    const id = runId(clock.now(), Math.random());
    const folder = join(runsFolder, id);
    if (await writing(folder, () => files.makeNewFolder(folder))) return { id, folder };
  }
}
