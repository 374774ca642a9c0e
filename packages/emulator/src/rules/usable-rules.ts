import { checkRules } from './check-rules.ts';
import type { FaultRule } from './fault-rule.ts';

/** The rules of an option as they are. Throws a RangeError that tells everything that is wrong with them. */
export function usableRules(rules: readonly FaultRule[]): readonly FaultRule[] {
  const checked = checkRules(rules, []);
  if ('problems' in checked) {
    const problems = checked.problems.map(({ path, message }) => `faults[${path[0] ?? ''}]: ${message.en}`);
    throw new RangeError(`Faults cannot be used: ${problems.join('; ')}`);
  }
  return rules;
}
