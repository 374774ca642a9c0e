import type { Place } from '../analyzer/report.ts';

/** Where lines of output stand, as editors and terminals know it: `shards/0001-1/output.jsonl:7,9`. */
export function outputPlaces(places: readonly Place[]): string[] {
  const byFile = Map.groupBy(
    places,
    ({ shard, attempt }) => `shards/${String(shard).padStart(4, '0')}-${attempt}/output.jsonl`,
  );
  return [...byFile].map(([file, lines]) => `${file}:${lines.map(({ line }) => line).join(',')}`);
}
