import { GeminiBatchError } from '../errors/gemini-batch-error.ts';
import { keyFingerprint } from '../json/digest.ts';
import { jobView } from '../monitor/job-view.ts';
import type { HeldRun } from './hold-run.ts';
import type { FullContext } from './run-context.ts';
import { displayName } from './run-paths.ts';
import type { ShardState } from './shard-state.ts';

/** How often a create without an answer is looked for. */
const looks = 3;

/**
 * Looks up by their names the jobs that creates without an answer may have made, and gives those found, by name. That
 * one is not there counts only after some time: its create may still be under way, and how soon a new job shows up in
 * the list is not known. Throws `jobs-of-one-name`, and `key-differs` for a key to which they may be hidden.
 */
export async function findCreatedJobs(
  { record }: HeldRun,
  shards: readonly ShardState[],
  context: FullContext,
): Promise<ReadonlyMap<string, string>> {
  if (record.keyFingerprint !== keyFingerprint(record.id, context.apiKey)) {
    throw new GeminiBatchError('key-differs', { run: record.id });
  }
  const names = shards.map((shard) => displayName(record, shard));
  for (const name of names) context.onEvent({ kind: 'looking-up', displayName: name });
  for (let look = 1; ; look += 1) {
    const found = new Map(names.map((name) => [name, new Set<string>()]));
    for await (const operation of context.client.listBatches()) {
      found.get(jobView(operation).displayName ?? '')?.add(operation.name);
    }
    const jobs = new Map<string, string>();
    for (const [name, [first, ...others]] of found) {
      if (others.length > 0 && first !== undefined) {
        throw new GeminiBatchError('jobs-of-one-name', { displayName: name, jobs: [first, ...others] });
      }
      if (first !== undefined) jobs.set(name, first);
    }
    if (look === looks || jobs.size === names.length) return jobs;
    await context.clock.sleep(context.lookupSpanMs / (looks - 1), context.signal);
  }
}
