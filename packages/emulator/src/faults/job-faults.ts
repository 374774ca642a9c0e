import type { EmulatorContext } from '../emulator-options.ts';
import type { FaultRule, JobFate, LineRule } from './fault-rule.ts';

/** A job as the rules see it. */
export interface FaultyJob {
  readonly kind: 'generateContent' | 'embedContent';
  /** Without `models/`. */
  readonly model: string;
  readonly displayName: string | undefined;
  readonly source: 'file' | 'inline';
  readonly ordinal: number;
}

/** What the rules have in store for a new job: its own fate, and the rules for its lines. */
export async function jobFaults(
  context: Pick<EmulatorContext, 'faults' | 'settings' | 'store'>,
  _job: FaultyJob,
): Promise<{ readonly fate: JobFate; readonly lineRules: readonly LineRule[] }> {
  return { fate: {}, lineRules: context.faults.filter(isLineRule) };
}

function isLineRule(rule: FaultRule): rule is LineRule {
  return 'line' in rule;
}
