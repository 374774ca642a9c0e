import type { Answered } from '../answers/answer.ts';
import type { BatchRecord } from '../jobs/batch-record.ts';
import { isPlainObject, type PlainObject, readField } from '../plain-object.ts';
import type { LineEffect, LineRule } from '../rules/fault-rule.ts';
import { isDue } from '../rules/is-due.ts';
import { matchesPattern } from '../rules/matches-pattern.ts';
import { ruleNames } from '../rules/rule-names.ts';

type EffectOf<Name extends string> = Extract<LineEffect, Readonly<Record<Name, unknown>>>;

/** What the rules have in store for one line. */
export interface LineFaults {
  readonly answer?: EffectOf<'error'> | EffectOf<'answer'>;
  readonly delivery?: EffectOf<'line'>['line'];
  readonly modelVersion?: string;
}

/** Says of each line of a job what is in store for it. To be asked of every line, in order, for it counts them. */
export function lineFaults(record: BatchRecord): (answered: Answered) => LineFaults {
  const names = ruleNames(record.lineRules);
  const counts = names.map(() => 0);
  return (answered) => {
    let faults: LineFaults = {};
    for (const [index, rule] of record.lineRules.entries()) {
      if (selects(rule, answered)) {
        const count = (counts[index] ?? 0) + 1;
        counts[index] = count;
        const line = answered.key === undefined ? `line ${answered.lineNumber}` : `key ${answered.key}`;
        const draw = `${names[index]}/${record.settings.seed}/${record.ordinal}/${line}`;
        // The first rule wins that says something of the same part.
        faults = isDue(rule.when, count, draw) ? { ...partOf(rule.do), ...faults } : faults;
      }
    }
    return faults;
  };
}

function selects({ line }: LineRule, { key, input }: Answered): boolean {
  return (
    (line.key === undefined || (key !== undefined && matchesPattern(line.key, key))) &&
    (line.asksFor === undefined || asksFor(line.asksFor, input))
  );
}

function asksFor(what: 'json' | 'json-schema', input: PlainObject): boolean {
  const request = isPlainObject(input.request) ? input.request : input;
  const config = readField(request, 'generationConfig');
  if (!isPlainObject(config)) {
    return false;
  }
  const hasJsonSchema = readField(config, 'responseJsonSchema') !== undefined;
  const hasSchema = readField(config, 'responseSchema') !== undefined;
  return (
    hasJsonSchema || (what === 'json' && (hasSchema || readField(config, 'responseMimeType') === 'application/json'))
  );
}

function partOf(effect: LineEffect): LineFaults {
  if ('line' in effect) {
    return { delivery: effect.line };
  }
  return 'modelVersion' in effect ? { modelVersion: effect.modelVersion } : { answer: effect };
}
