import { emitWarning } from 'node:process';
import type { Exchange } from './exchange.ts';
import type { FiredRule } from './fired-rule.ts';

/** The last exchanges, in memory. */
export interface ExchangeLog {
  add(exchange: Omit<Exchange, 'fault'>, rule: FiredRule | null): void;
  /** The latest first. */
  latest(): readonly Exchange[];
  /** How many there were, also of those that are no longer kept. */
  count(): number;
  /** The fate of how many of them was changed by the rule at that place. */
  firedCount(rulePlace: number): number;
}

const kept = 200;

export function exchangeLog(onExchange: (exchange: Exchange) => void): ExchangeLog {
  const exchanges: Exchange[] = [];
  const firedCounts = new Map<number, number>();
  let count = 0;
  return {
    add(seen, rule) {
      const exchange: Exchange = { ...seen, fault: rule?.text ?? null };
      exchanges.unshift(exchange);
      exchanges.length = Math.min(exchanges.length, kept);
      count += 1;
      if (rule !== null) {
        firedCounts.set(rule.place, (firedCounts.get(rule.place) ?? 0) + 1);
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
    firedCount: (rulePlace) => firedCounts.get(rulePlace) ?? 0,
  };
}
