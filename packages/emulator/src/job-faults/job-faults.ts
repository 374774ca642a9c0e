import type { EmulatorContext } from '../emulator-context.ts';
import type { FaultRule, JobFate, JobRule, LineRule } from '../rules/fault-rule.ts';
import { isDue, isNth } from '../rules/is-due.ts';
import { matchesPattern } from '../rules/matches-pattern.ts';
import { ruleNames } from '../rules/rule-names.ts';
import { nextNumber } from '../store/next-number.ts';

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
  job: FaultyJob,
): Promise<{ readonly fate: JobFate; readonly lineRules: readonly LineRule[] }> {
  const { faults, settings, store } = context;
  const names = ruleNames(faults);
  let fate: JobFate = {};
  for (const [index, rule] of faults.entries()) {
    if (!isJobRule(rule) || !selects(rule, job)) {
      continue;
    }
    const name = names[index] ?? '';
    const counts = rule.when?.nth !== undefined || rule.when?.every !== undefined;
    const count = counts ? await nextNumber(store, name) : 1;
    if (isDue(rule.when, count, `${name}/${settings.seed}/${job.ordinal}`)) {
      fate = { ...rule.do, ...fate };
    }
  }
  return { fate, lineRules: faults.filter(isLineRule).filter((rule) => reaches(rule, job)) };
}

function isJobRule(rule: FaultRule): rule is JobRule {
  return 'job' in rule;
}

function isLineRule(rule: FaultRule): rule is LineRule {
  return 'line' in rule;
}

function selects({ job: selected }: JobRule, job: FaultyJob): boolean {
  const { model, displayName, source, kind } = selected;
  return (
    (model === undefined || matchesPattern(model, job.model)) &&
    (displayName === undefined || matchesPattern(displayName, job.displayName ?? '')) &&
    (source === undefined || source === job.source) &&
    (kind === undefined || kind === job.kind)
  );
}

function reaches({ line, when }: LineRule, job: FaultyJob): boolean {
  return (line.model === undefined || matchesPattern(line.model, job.model)) && isNth(when?.job, job.ordinal);
}
