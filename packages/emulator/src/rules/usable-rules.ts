import { checkRules } from './check-rules.ts';
import type { FaultRule } from './fault-rule.ts';

/** The rules of an option as they are. Throws a RangeError that tells everything that is wrong with them. */
export function usableRules(rules: readonly FaultRule[]): readonly FaultRule[] {
  const names: readonly unknown[] = Array.isArray(rules) ? rules.filter((rule) => typeof rule === 'string') : [rules];
  if (!Array.isArray(rules) || names.length > 0) {
    const named = names.filter((name) => typeof name === 'string');
    const list = (named.length > 0 ? named : ['lost-create']).map((name) => `"${name}"`).join(', ');
    throw new RangeError(
      `Faults are a list of rules; those of presets and files are faults: await faultRules([${list}])`,
    );
  }
  const checked = checkRules(rules, []);
  if ('problems' in checked) {
    const problems = checked.problems.map(({ path, message }) => `faults[${path[0] ?? ''}]: ${message.en}`);
    throw new RangeError(`Faults cannot be used: ${problems.join('; ')}`);
  }
  return rules;
}
