/** What goes into one job. */
export interface Shard {
  /** From 1. */
  readonly shard: number;
  readonly requests: number;
  /** Size of its input file. */
  readonly sizeBytes: number;
}

export interface ShardLimits {
  readonly requests: number;
  readonly sizeBytes: number;
}

/** An input file may have 2 GB (ai.google.dev/gemini-api/docs/batch-api, September 2026); 10,000 requests are what others send. */
export const defaultShardLimits: ShardLimits = { requests: 10_000, sizeBytes: 2_000_000_000 };

/** Cuts a stream of requests, given by the sizes of their lines in bytes, into shards that fit the limits, in order. */
export function createShardPlan(limits: ShardLimits = defaultShardLimits): {
  add(lineBytes: number): void;
  shards(): readonly Shard[];
} {
  const shards: Shard[] = [];
  return {
    add(lineBytes) {
      const last = shards.at(-1);
      if (last === undefined || last.requests >= limits.requests || last.sizeBytes + lineBytes > limits.sizeBytes) {
        shards.push({ shard: shards.length + 1, requests: 1, sizeBytes: lineBytes });
        return;
      }
      shards[shards.length - 1] = { ...last, requests: last.requests + 1, sizeBytes: last.sizeBytes + lineBytes };
    },
    shards: () => shards,
  };
}
