import { type GeminiBatchError, hasCode } from '../errors/gemini-batch-error.ts';
import { isJsonObject } from '../json/json.ts';
import type { ProbeAnswer } from './doctor-site.ts';
import { type Finding, finding, type NetworkTrouble } from './finding.ts';

/** How Node, undici and Deno name what went wrong below HTTP. */
const troubles: readonly (readonly [RegExp, NetworkTrouble])[] = [
  [/ENOTFOUND|EAI_|dns error|failed to lookup/i, 'name'],
  [/CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL|EPROTO|certificate|handshake|\btls\b/i, 'certificate'],
  [/ECONNREFUSED|connection refused/i, 'refused'],
  [/ECONNRESET|EPIPE|UND_ERR_SOCKET|reset by peer|connection closed|connection error/i, 'cut'],
  [/ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|CONNECT_TIMEOUT|unreachable/i, 'no-way'],
];

/** What it means that nobody answered. */
export function unreached(error: GeminiBatchError): Finding {
  if (hasCode(error, 'network')) {
    const { host, reason } = error.details;
    const trouble = troubles.find(([pattern]) => pattern.test(reason))?.[1] ?? 'other';
    return finding('reach', 'reach-failed', { host, trouble, reason });
  }
  if (hasCode(error, 'timeout')) return finding('reach', 'reach-slow', error.details);
  return finding('reach', 'failed', { error });
}

/** The service answers in JSON, also when it refuses; what does not, is another one: a portal, a proxy, a wrong address. */
export function checkReach(
  host: string,
  { status, json, error, headers, sentAtMs, receivedAtMs }: ProbeAnswer,
): Finding {
  if (!isJsonObject(json)) return finding('reach', 'reach-foreign', { host, status, location: headers.location });
  if (error !== null && status >= 500) return finding('reach', 'busy', { error });
  const emulator = headers.server?.includes('gemini-batch-emulator') ?? false;
  return finding('reach', 'reach-ok', { host, tookMs: Math.max(0, receivedAtMs - sentAtMs), emulator });
}
