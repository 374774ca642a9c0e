import { createHash } from 'node:crypto';
import { isPlainObject } from '../plain-object.ts';
import type { FaultRule } from './fault-rule.ts';

const namesOf = new WeakMap<readonly FaultRule[], readonly string[]>();

/**
 * A name for each rule, made of what it says: its count goes on after a restart, whatever rules stand beside it then.
 * Rules that say the same are told apart by their order.
 */
export function ruleNames(rules: readonly FaultRule[]): readonly string[] {
  const known = namesOf.get(rules);
  if (known !== undefined) {
    return known;
  }
  const seen = new Map<string, number>();
  const names = rules.map((rule) => {
    const text = JSON.stringify(sorted(rule));
    const twin = seen.get(text) ?? 0;
    seen.set(text, twin + 1);
    return `fault-${createHash('sha256').update(`${twin}/${text}`).digest('hex').slice(0, 24)}`;
  });
  namesOf.set(rules, names);
  return names;
}

/** The same value with its keys in order, so that the order in which a rule was written does not matter. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  return isPlainObject(value)
    ? Object.fromEntries(
        Object.keys(value)
          .sort()
          .map((key) => [key, sorted(value[key])]),
      )
    : value;
}
