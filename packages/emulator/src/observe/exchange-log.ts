import type { Exchange } from './exchange.ts';

/** The last exchanges, in memory. */
export interface ExchangeLog {
  add(exchange: Exchange): void;
  /** The latest first. */
  latest(): readonly Exchange[];
  /** How many there were, also of those that are no longer kept. */
  count(): number;
}

const kept = 200;

export function exchangeLog(onExchange: (exchange: Exchange) => void): ExchangeLog {
  const exchanges: Exchange[] = [];
  let count = 0;
  return {
    add(exchange) {
      exchanges.unshift(exchange);
      exchanges.length = Math.min(exchanges.length, kept);
      count += 1;
      onExchange(exchange);
    },
    latest: () => exchanges,
    count: () => count,
  };
}
