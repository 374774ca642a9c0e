import { digest } from '../json/digest.ts';
import type { JsonObject } from '../json/json.ts';

/** A request of ours among those of a job: its answer must hold the nonce, or answers do not belong to their keys. */
export interface Canary {
  readonly key: string;
  readonly nonce: string;
  readonly request: JsonObject;
}

/** The canaries of a job: the same each time they are asked for. Their keys hold the run's id, so no user has them. */
export function canariesOf(
  runId: string,
  { shard, attempt }: { readonly shard: number; readonly attempt: number },
  count: number,
): Canary[] {
  return Array.from({ length: count }, (_, index) => canary(`gbt-canary/${runId}/${shard}/${attempt}/${index + 1}`));
}

/** Says whether a key is a canary's. */
export function isCanaryKey(key: string): boolean {
  return key.startsWith('gbt-canary/');
}

/** Leaves the configuration as it is: a model that thinks needs the room. */
function canary(key: string): Canary {
  const nonce = digest(key);
  const text = `Reply with exactly this code and nothing else: ${nonce}`;
  return { key, nonce, request: { contents: [{ role: 'user', parts: [{ text }] }] } };
}
