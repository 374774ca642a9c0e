import { emitWarning } from 'node:process';
import type { Exchange } from './exchange.ts';

/** The last exchanges, in memory. */
export interface ExchangeLog {
  add(exchange: Exchange): void;
  /** The latest first. */
  latest(): readonly Exchange[];
  /** How many there were, also of those that are no longer kept. */
  count(): number;
  /** How many of them a fault befell, by its description. */
  faultCount(fault: string): number;
}

const kept = 200;

export function exchangeLog(onExchange: (exchange: Exchange) => void): ExchangeLog {
  const exchanges: Exchange[] = [];
  const faultCounts = new Map<string, number>();
  let count = 0;
  return {
    add(exchange) {
      exchanges.unshift(exchange);
      exchanges.length = Math.min(exchanges.length, kept);
      count += 1;
      if (exchange.fault !== null) {
        faultCounts.set(exchange.fault, (faultCounts.get(exchange.fault) ?? 0) + 1);
      }
      try {
        onExchange(exchange);
      } catch (error) {
        // What a listener does wrong is no fault of the call.
        emitWarning(error instanceof Error ? error : String(error));
      }
    },
    latest: () => exchanges,
    count: () => count,
    faultCount: (fault) => faultCounts.get(fault) ?? 0,
  };
}
