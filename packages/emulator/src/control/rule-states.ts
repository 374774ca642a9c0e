import { isDeepStrictEqual } from 'node:util';
import type { BatchRecord } from '../jobs/batch-record.ts';
import type { ExchangeLog } from '../observe/exchange-log.ts';
import { describeRule } from '../rules/describe-rule.ts';
import type { FaultRule } from '../rules/fault-rule.ts';

/** A rule in force, and how often it came to bear. */
export interface RuleState {
  readonly rule: string;
  readonly on: 'calls' | 'jobs' | 'lines';
  /** Calls of this process, or jobs that are there. */
  readonly fired: number;
}

/** The rules in force, in their order. */
export function ruleStates(
  rules: readonly FaultRule[],
  jobs: readonly BatchRecord[],
  exchanges: ExchangeLog,
): readonly RuleState[] {
  return rules.map((rule, place): RuleState => {
    const text = describeRule(rule);
    if ('call' in rule) {
      return { rule: text, on: 'calls', fired: exchanges.firedCount(place) };
    }
    return 'job' in rule
      ? { rule: text, on: 'jobs', fired: jobs.filter(({ fate }) => shares(fate, rule.do)).length }
      : {
          rule: text,
          on: 'lines',
          fired: jobs.filter((job) => job.lineRules.some((one) => isDeepStrictEqual(one, rule))).length,
        };
  });
}

/** Whether a job's fate has something of what a rule does. */
function shares(fate: object, effects: object): boolean {
  const given = Object.entries(fate);
  return Object.entries(effects).some(
    ([name, effect]) =>
      effect !== undefined && given.some(([field, value]) => field === name && isDeepStrictEqual(value, effect)),
  );
}
