import { GeminiBatchError } from '../../errors/gemini-batch-error.ts';
import { keyFingerprint } from '../../json/digest.ts';
import { jobView } from '../../monitor/job-view.ts';
import type { HeldRun } from '../folder/hold-run.ts';
import { displayName } from '../folder/run-paths.ts';
import type { ShardState } from '../folder/shard-state.ts';
import type { FullContext } from '../run-context.ts';

/** How often a create without an answer is looked for. */
const looks = 3;

/**
 * Looks up by their names the jobs that shards may have, and gives those found, by name. That an `open` create made none
 * counts only after some time: it may still be under way, and how soon a new job shows up in the list is not known. For
 * the others one look is enough. Throws `jobs-of-one-name`, and `key-differs` for a key to which the job of an open
 * create may be hidden.
 */
export async function findCreatedJobs(
  { record }: HeldRun,
  { open, forgotten }: { readonly open: readonly ShardState[]; readonly forgotten: readonly ShardState[] },
  context: FullContext,
): Promise<ReadonlyMap<string, string>> {
  if (open.length > 0 && record.keyFingerprint !== keyFingerprint(record.id, context.apiKey)) {
    throw new GeminiBatchError('key-differs', { run: record.id });
  }
  const openNames = open.map((shard) => displayName(record, shard));
  const names = [...openNames, ...forgotten.map((shard) => displayName(record, shard))];
  for (const name of openNames) context.onEvent({ kind: 'looking-up', displayName: name });
  for (let look = 1; ; look += 1) {
    const jobs = await findJobs(names, context);
    if (look === looks || openNames.every((name) => jobs.has(name))) return jobs;
    await context.clock.sleep(context.lookupSpanMs / (looks - 1), context.signal);
  }
}

async function findJobs(names: readonly string[], { client }: FullContext): Promise<ReadonlyMap<string, string>> {
  const found = new Map(names.map((name) => [name, new Set<string>()]));
  for await (const operation of client.listBatches()) {
    found.get(jobView(operation).displayName ?? '')?.add(operation.name);
  }
  const jobs = new Map<string, string>();
  for (const [displayName, [first, ...others]] of found) {
    if (first === undefined) continue;
    if (others.length > 0) throw new GeminiBatchError('jobs-of-one-name', { displayName, jobs: [first, ...others] });
    jobs.set(displayName, first);
  }
  return jobs;
}
