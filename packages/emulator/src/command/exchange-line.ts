import type { Exchange } from '../observe/exchange.ts';

/**
 * A request as a line of the log, with the rule that changed its fate or why it was refused:
 * `04:12:33.120  503    3 ms  GET /v1beta/batches  [batches.list #1: 503]`. The time is the emulator's clock, in UTC.
 */
export function exchangeLine({ timeMs, method, path, status, durationMs, fault, problem }: Exchange): string {
  const time = new Date(timeMs).toISOString().slice(11, 23);
  const took = `${Math.round(durationMs)} ms`.padStart(8);
  const reasons = [...(fault === null ? [] : [`[${fault}]`]), ...(problem === null ? [] : [problem])];
  const line = [`${time}  ${status ?? '---'} ${took}`, `${method} ${path}`, ...reasons].join('  ');
  // A rule and a message may hold any text; they must not write elsewhere on the terminal.
  return line.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ');
}
