import type { Exchange } from '../observe/exchange.ts';

/** A request as a line of the log: `04:12:33.120  200    3 ms  GET /v1beta/batches  [batches.list #1: 503]`, the time in UTC. */
export function exchangeLine({ timeMs, method, path, status, durationMs, fault }: Exchange): string {
  const time = new Date(timeMs).toISOString().slice(11, 23);
  const took = `${Math.round(durationMs)} ms`.padStart(8);
  const line = `${time}  ${status ?? '---'} ${took}  ${method} ${path}${fault === null ? '' : `  [${fault}]`}`;
  // A rule may hold any text; it must not write elsewhere on the terminal.
  return line.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ');
}
