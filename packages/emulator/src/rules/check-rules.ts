import { callNames } from '../calls/call-names.ts';
import { isPlainObject, type PlainObject } from '../plain-object.ts';
import type { FaultRule } from './fault-rule.ts';
import { matchesPattern } from './matches-pattern.ts';
import { nearestName } from './nearest-name.ts';
import {
  misplacedEffect,
  missingKey,
  noEffect,
  notOneOf,
  unknownCall,
  unknownKey,
  wrongValue,
} from './problem-words.ts';
import { effectNames, effectOwner, knownKeys, ruleSchemas } from './rule-schema.ts';
import { type Path, type PlacedProblem, schemaProblems } from './schema-problems.ts';

/** The rules of a parsed file, or everything that is wrong with them. */
export type CheckedRules = { readonly rules: readonly FaultRule[] } | { readonly problems: readonly PlacedProblem[] };

const kindNames = ['call', 'job', 'line'] as const;

const aMapping = { en: 'a mapping with "faults"', zh: '带有 "faults" 的映射' };
const aList = { en: 'a list of rules', zh: '规则列表' };

/** Checks what a rule file holds. */
export function checkFaultFile(data: unknown): CheckedRules {
  if (!isPlainObject(data)) {
    return { problems: [{ path: [], isKey: false, message: wrongValue('', aMapping) }] };
  }
  const unknown = Object.keys(data)
    .filter((key) => key !== 'faults')
    .map((key): PlacedProblem => {
      const message = unknownKey(key, nearestName(key, ['faults']), ['faults']);
      return { path: [key], isKey: true, message };
    });
  if (!Object.hasOwn(data, 'faults')) {
    const missing = { path: [], isKey: false, message: missingKey('faults') };
    return { problems: unknown.length > 0 ? unknown : [missing] };
  }
  const checked = checkRules(data.faults, ['faults']);
  const problems = [...unknown, ...('problems' in checked ? checked.problems : [])];
  return problems.length > 0 ? { problems } : checked;
}

/** Checks a list of rules that lies at `base`. */
export function checkRules(list: unknown, base: Path): CheckedRules {
  if (!Array.isArray(list)) {
    return { problems: [{ path: base, isKey: false, message: wrongValue('faults', aList) }] };
  }
  const checked = list.map((value, index) => checkRule(value, [...base, index]));
  const problems = checked.flatMap((one) => ('problems' in one ? one.problems : []));
  return problems.length > 0 ? { problems } : { rules: checked.flatMap((one) => ('rules' in one ? one.rules : [])) };
}

function checkRule(value: unknown, path: Path): CheckedRules {
  if (!isPlainObject(value)) {
    return { problems: [{ path, isKey: false, message: notOneOf(kindNames, 0) }] };
  }
  const kinds = kindNames.filter((kind) => Object.hasOwn(value, kind));
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1) {
    const misspelt = kind === undefined ? likelyKeys(value, [...kindNames, 'when', 'do'], path) : [];
    const problem = { path, isKey: false, message: notOneOf(kindNames, kinds.length) };
    return { problems: misspelt.length > 0 ? misspelt : [problem] };
  }
  const parsed = ruleSchemas[kind].safeParse(value, { reportInput: true });
  const effect = effectProblems(kind, value.do, [...path, 'do']);
  const problems = [
    // What is wrong with the choice of an effect is told once, not again by every schema of an effect.
    ...(parsed.success ? [] : schemaProblems(parsed.error.issues, path, kind)).filter(
      ({ path: at }) => effect.length === 0 || at[path.length] !== 'do',
    ),
    ...effect,
    ...(kind === 'call' ? callProblems(value.call, [...path, 'call']) : []),
  ];
  return problems.length > 0 || !parsed.success ? { problems } : { rules: [parsed.data] };
}

function effectProblems(kind: 'call' | 'job' | 'line', effects: unknown, path: Path): PlacedProblem[] {
  if (!isPlainObject(effects)) {
    return [];
  }
  if (kind === 'job') {
    const message = noEffect(knownKeys.get('job/do') ?? []);
    return Object.keys(effects).length === 0 ? [{ path, isKey: false, message }] : [];
  }
  const names = effectNames[kind];
  const found = names.filter((name) => Object.hasOwn(effects, name));
  if (found.length === 1) {
    const isEmptySlow = isPlainObject(effects.slow) && Object.keys(effects.slow).length === 0;
    const message = noEffect(knownKeys.get('call/do/slow') ?? []);
    return kind === 'call' && isEmptySlow ? [{ path: [...path, 'slow'], isKey: false, message }] : [];
  }
  const misplaced = Object.keys(effects).flatMap((key): PlacedProblem[] => {
    const owner = effectOwner(key, kind);
    return owner === undefined
      ? []
      : [{ path: [...path, key], isKey: true, message: misplacedEffect(key, owner, kind) }];
  });
  if (found.length === 0 && misplaced.length > 0) {
    return misplaced;
  }
  const misspelt = found.length === 0 ? likelyKeys(effects, names, path) : [];
  return misspelt.length > 0 ? misspelt : [{ path, isKey: false, message: notOneOf(names, found.length) }];
}

/** Keys that are not known but look like one that is. */
function likelyKeys(value: PlainObject, known: readonly string[], path: Path): PlacedProblem[] {
  return Object.keys(value)
    .filter((key) => !known.includes(key) && nearestName(key, known) !== undefined)
    .map((key) => ({ path: [...path, key], isKey: true, message: unknownKey(key, nearestName(key, known), known) }));
}

function callProblems(call: unknown, path: Path): PlacedProblem[] {
  const patterns: readonly unknown[] = Array.isArray(call) ? call : [call];
  return patterns.flatMap((pattern, index): PlacedProblem[] => {
    if (typeof pattern !== 'string' || pattern === '' || callNames.some((name) => matchesPattern(pattern, name))) {
      return [];
    }
    const at = Array.isArray(call) ? [...path, index] : path;
    return [{ path: at, isKey: false, message: unknownCall(pattern, nearestName(pattern, callNames)) }];
  });
}
