/** What goes into one job. */
export interface Shard {
  /** From 1. */
  readonly shard: number;
  readonly requests: number;
  /** Size of its input file. */
  readonly sizeBytes: number;
}

/** What one request adds to its job. */
export interface RequestSize {
  /** Its line in the input file, with the line end. */
  readonly sizeBytes: number;
  /** Tokens of its prompt, by rule of thumb. */
  readonly inputTokens: number;
}

export interface ShardLimits extends RequestSize {
  readonly requests: number;
}

/**
 * An input file may have 2 GB (ai.google.dev/gemini-api/docs/batch-api, September 2026); 10,000 requests are what others
 * send. The enqueued tokens of all jobs of a model have a limit by tier: a job above it would be refused whenever it is
 * sent. The lowest of a text model is 3 million, of 3.5-flash and others in tier 1 (ai.google.dev/gemini-api/docs/rate-limits,
 * 2026-08-18); a fifth less, since the tokens are estimated.
 */
export const defaultShardLimits: ShardLimits = { requests: 10_000, sizeBytes: 2_000_000_000, inputTokens: 2_400_000 };

/**
 * The largest input, in bytes of its lines, that may go inline, in the create itself. The whole create must stay under
 * 20 MB (ai.google.dev/gemini-api/docs/batch-api, September 2026; read as the smaller MB). The twentieth that is left is
 * for what the create adds: 13 bytes a request, so of 10,000 requests 130 kB, and the job's name. The answers have no
 * such limit, and those of 1,000 images could not be fetched (googleapis/python-genai#2519, gathered 2026-11-23): what
 * gives long answers goes as a file.
 */
export const inlineSizeBytes = 19_000_000;

/** Cuts a stream of requests into shards that fit the limits, in order. */
export function createShardPlan(limits: ShardLimits = defaultShardLimits): {
  add(request: RequestSize): void;
  shards(): readonly Shard[];
} {
  const shards: Shard[] = [];
  let inputTokens = 0;
  return {
    add(request) {
      const last = shards.at(-1);
      if (
        last === undefined ||
        last.requests >= limits.requests ||
        last.sizeBytes + request.sizeBytes > limits.sizeBytes ||
        inputTokens + request.inputTokens > limits.inputTokens
      ) {
        shards.push({ shard: shards.length + 1, requests: 1, sizeBytes: request.sizeBytes });
        inputTokens = request.inputTokens;
        return;
      }
      const sizeBytes = last.sizeBytes + request.sizeBytes;
      shards[shards.length - 1] = { ...last, requests: last.requests + 1, sizeBytes };
      inputTokens += request.inputTokens;
    },
    shards: () => shards,
  };
}
