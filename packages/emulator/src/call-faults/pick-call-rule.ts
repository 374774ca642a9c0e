import type { EmulatorContext } from '../emulator-context.ts';
import type { CallRule, FaultRule, FaultyCall } from '../rules/fault-rule.ts';
import { isDue, lastNth } from '../rules/is-due.ts';
import { matchesPattern } from '../rules/matches-pattern.ts';
import { ruleNames } from '../rules/rule-names.ts';
import { nextNumber } from '../store/next-number.ts';
import type { Store } from '../store/store.ts';

/** The part of an emulator that rules of calls depend on. */
type Circumstances = Pick<EmulatorContext, 'clock' | 'faults' | 'now' | 'settings' | 'store'>;

/** A rule and its place among the rules in force. */
export interface PickedRule {
  readonly rule: CallRule;
  readonly place: number;
}

/** The first rule that applies to a call, or undefined. Every rule counts what it selects, also behind the first. */
export async function pickCallRule(context: Circumstances, call: FaultyCall): Promise<PickedRule | undefined> {
  const names = ruleNames(context.faults);
  let first: PickedRule | undefined;
  for (const [place, rule] of context.faults.entries()) {
    if (isCallRule(rule) && selects(rule, call) && (await isTime(rule, context))) {
      const applies = await comesUp(rule, names[place] ?? '', context);
      first ??= applies ? { rule, place } : undefined;
    }
  }
  return first;
}

/** Whether some rule asks for the MIME type of an upload, which takes a look into the store. */
export function asksForMimeType(faults: readonly FaultRule[]): boolean {
  return faults.some((rule) => isCallRule(rule) && rule.mimeType !== undefined);
}

function isCallRule(rule: FaultRule): rule is CallRule {
  return 'call' in rule;
}

function selects(rule: CallRule, { call, model, mimeType }: FaultyCall): boolean {
  const patterns = typeof rule.call === 'string' ? [rule.call] : rule.call;
  return (
    patterns.some((pattern) => matchesPattern(pattern, call)) &&
    (rule.model === undefined || (model !== undefined && matchesPattern(rule.model, model))) &&
    (rule.mimeType === undefined || (mimeType !== undefined && matchesPattern(rule.mimeType, mimeType)))
  );
}

async function isTime({ when }: CallRule, { clock, now }: Circumstances): Promise<boolean> {
  const timeMs = async (moment: number | string): Promise<number> =>
    typeof moment === 'number' ? (await clock.startTimeMs()) + moment * 1000 : Date.parse(moment);
  return (
    (when?.after === undefined || now() >= (await timeMs(when.after))) &&
    (when?.before === undefined || now() < (await timeMs(when.before)))
  );
}

const spent = new WeakMap<Store, Set<string>>();

/** Counts the call and says whether it is the rule's turn. */
async function comesUp({ when }: CallRule, name: string, { store, settings }: Circumstances): Promise<boolean> {
  if (when?.nth === undefined && when?.every === undefined && when?.probability === undefined) {
    return true;
  }
  const spentHere = spent.get(store) ?? new Set();
  spent.set(store, spentHere);
  if (spentHere.has(name)) {
    return false;
  }
  const count = await nextNumber(store, name);
  if (count >= lastNth(when)) {
    spentHere.add(name);
  }
  return isDue(when, count, `${name}/${settings.seed}/${count}`);
}
