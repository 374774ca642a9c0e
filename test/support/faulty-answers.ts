import { type Gates, nodeFiles, readResults, runPaths, startRun } from '../../packages/core/src/index.ts';
import { startOptions, writeLines } from './emulated-run.ts';
import { type EmulatedService, emulatedService } from './emulated-service.ts';
import { errorLine, type Fault, faultyDownloads } from './faulty-downloads.ts';
import { requestLine } from './sample-requests.ts';

/** The service in memory, whose answers are changed while they are downloaded; the same each time. */
export function serviceWithFaults(fault: Fault): EmulatedService {
  const change = faultyDownloads(fault);
  return emulatedService(async ({ href }, arrive) => await change({ url: href }, await arrive()));
}

/** The names under which the jobs of a service can be found, sorted; without what stands before the shard. */
export async function shardsAndAttempts({ context }: EmulatedService): Promise<string[]> {
  const names: string[] = [];
  for await (const { metadata } of context.client.listBatches()) names.push(metadata?.displayName ?? '');
  return names.map((name) => name.split('/').slice(3).join('/')).sort();
}

/** A run of six requests, `a` to `f`, in one job; with two attempts when nothing else is said. */
export async function startSixRequests(
  { context }: EmulatedService,
  { gates = {}, maxAttempts = 2 }: { gates?: Gates; maxAttempts?: number } = {},
): Promise<string> {
  await writeLines(
    'input.jsonl',
    ['a', 'b', 'c', 'd', 'e', 'f'].map((key) => requestLine(key)),
  );
  return await startRun(startOptions({ gates }, { maxAttempts }), context);
}

/** Failures of each kind in the first attempt; those of b, c and d may go away. */
export const variousFaults: Fault = (line, attempt) => {
  if (attempt > 1) return line;
  if (line.key === 'b') return errorLine('b', 14);
  if (line.key === 'c') return null;
  if (line.key === 'd') return { ...errorLine('d', 4), response: { usageMetadata: { promptTokenCount: 1000 } } };
  if (line.key === 'e') return errorLine('e', 3);
  if (line.key === 'f') return { key: 'f', response: { promptFeedback: { blockReason: 'SAFETY' } } };
  return line;
};

/** Which attempt of each key counts, and how it ended. */
export async function countedAttempts(folder: string): Promise<Record<string, readonly [number | null, string]>> {
  const results: Record<string, readonly [number | null, string]> = {};
  for await (const { key, attempt, reason } of readResults(runPaths(folder).results, nodeFiles)) {
    results[key] = [attempt, reason];
  }
  return results;
}
