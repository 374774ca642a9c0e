import type { Result } from '../../analyzer/result.ts';
import type { Files } from '../../platform/files.ts';
import type { BatchRequest } from '../../requests/batch-request.ts';
import { isCanaryKey } from '../../requests/canary.ts';
import type { OpenRun } from './open-run.ts';
import { readInput, readShards } from './read-requests.ts';
import { readResults } from './read-results.ts';
import { runPaths } from './run-paths.ts';

/** A request as it was sent the last time, and what became of it. */
export interface Sent {
  readonly request: BatchRequest;
  readonly result: Result;
}

/**
 * The requests of each shard of an analyzed run with their results, in order, to be read before the next shard is asked
 * for. `results.jsonl` and the inputs of further attempts keep the order of the requests, so all are read side by side.
 */
export async function* readSent(
  run: OpenRun,
  files: Files,
): AsyncGenerator<{ readonly shard: number; readonly sent: AsyncIterable<Sent> }> {
  const results = readResults(runPaths(run.folder).results, files);
  async function* sentOf(shard: number, requests: AsyncIterable<BatchRequest>): AsyncGenerator<Sent> {
    const further = run.shards.filter((state) => state.shard === shard && state.attempt > 1);
    const inputs = await Promise.all(further.map((state) => inStep(readInput(run, state, files))));
    for await (const request of requests) {
      const { value: result } = await results.next();
      let last = request;
      for (const input of inputs) {
        const again = await input.take(request.key);
        if (again !== null) last = { ...request, request: again.request };
      }
      if (result !== undefined) yield { request: last, result };
    }
  }
  try {
    for await (const { shard, requests } of readShards(run, files)) {
      const sent = sentOf(shard, requests);
      yield { shard, sent };
      for await (const _ of sent);
    }
  } finally {
    await results.return(undefined);
  }
}

/** Some of the requests, in the order of all: `take` gives the next one when it has this key. Canaries are passed over. */
async function inStep(
  requests: AsyncGenerator<BatchRequest>,
): Promise<{ take(key: string): Promise<BatchRequest | null> }> {
  const next = async () => {
    let { value } = await requests.next();
    while (value !== undefined && isCanaryKey(value.key)) ({ value } = await requests.next());
    return value ?? null;
  };
  let head = await next();
  return {
    async take(key) {
      if (head?.key !== key) return null;
      const taken = head;
      head = await next();
      return taken;
    },
  };
}
