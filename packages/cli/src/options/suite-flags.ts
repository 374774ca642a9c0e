import {
  type Check,
  checkNames,
  closestName,
  defaultSuiteFile,
  type Gates,
  GeminiBatchError,
  hasTemplate,
  isRequestType,
  loadSuite,
  nodeFiles,
  parseCheck,
  requestTypes,
  type Source,
  type Suite,
} from '@gemini-batch-test/core';

/** Flags that say what to run. */
export interface SuiteFlags {
  readonly suite?: string;
  readonly dataset?: string;
  readonly key?: string;
  readonly prompt?: string;
  readonly expect?: readonly string[];
  readonly type?: string;
  readonly count?: number;
  readonly seed?: number;
  readonly minSuccessRate?: number;
  readonly minPassRate?: number;
  readonly maxCostUsd?: number;
  readonly maxRegressions?: number;
  /** False for `--no-regression`: to the parser, the opposite of `--regression`. */
  readonly regression?: boolean;
}

/** How many requests are generated when no count is given. */
const defaultCount = 10;

/** The suite that the flags and the suite file describe together; flags win. */
export async function suiteFromFlags(input: string | undefined, flags: SuiteFlags): Promise<Suite> {
  const given = [
    ...(input === undefined ? [] : [input]),
    ...(flags.suite === undefined ? [] : ['--suite']),
    ...(flags.dataset === undefined ? [] : ['--dataset']),
    ...(flags.type === undefined ? [] : ['--type']),
  ];
  if (given.length > 1) throw new GeminiBatchError('sources-conflict', { sources: given });
  const file =
    flags.suite ?? (given.length === 0 && (await nodeFiles.exists(defaultSuiteFile)) ? defaultSuiteFile : null);
  const suite =
    file === null
      ? { name: null, model: null, source: sourceFromFlags(input, flags), gates: {} }
      : await loadSuite(file, nodeFiles);
  return { ...suite, source: withFlags(suite.source, flags), gates: { ...suite.gates, ...gatesFromFlags(flags) } };
}

function sourceFromFlags(input: string | undefined, flags: SuiteFlags): Source {
  if (input !== undefined) return { kind: 'requests', file: input };
  if (flags.dataset !== undefined) {
    const template = { key: '{{id}}', prompt: '', type: null, request: {}, checks: [] };
    if (flags.prompt === undefined) {
      throw new GeminiBatchError('option-missing', { option: '--prompt', example: "--prompt '{{question}}'" });
    }
    return { kind: 'dataset', file: flags.dataset, template };
  }
  if (flags.type !== undefined) return { kind: 'generator', type: typeFlag(flags.type), count: defaultCount, seed: 1 };
  throw new GeminiBatchError('source-missing', {});
}

/** A flag that does not fit the source is an error, never left out in silence. */
function withFlags(source: Source, flags: SuiteFlags): Source {
  if (source.kind !== 'generator') refuse(flags, ['count'], '--type TYPE --count N');
  if (source.kind !== 'dataset') refuse(flags, ['key', 'prompt'], '--dataset FILE …');
  if (source.kind === 'generator') {
    const { count = source.count, seed = source.seed } = flags;
    return { ...source, count, seed, ...checksOnEvery(source, flags) };
  }
  if (source.kind === 'requests') return { ...source, ...checksOnEvery(source, flags) };
  const { template } = source;
  const checks = [...template.checks, ...(flags.expect ?? []).map(checkFromFlag)];
  return {
    ...source,
    template: { ...template, key: flags.key ?? template.key, prompt: flags.prompt ?? template.prompt, checks },
  };
}

/** Checks on every answer, those of the flags after the suite's own. Without rows there is nothing to fill a template. */
function checksOnEvery(
  { checks = [] }: Exclude<Source, { kind: 'dataset' }>,
  { expect = [] }: SuiteFlags,
): { checks?: readonly Check[] } {
  const further = expect.map((flag) => {
    const parsed = parseCheck(checkFromFlag(flag));
    if ('value' in parsed && !hasTemplate(parsed.value)) return parsed.value;
    throw new GeminiBatchError('option-unfit', { option: '--expect', value: flag, goesWith: '--dataset FILE …' });
  });
  return checks.length + further.length === 0 ? {} : { checks: [...checks, ...further] };
}

function refuse(flags: SuiteFlags, names: readonly ('count' | 'key' | 'prompt')[], goesWith: string): void {
  for (const name of names) {
    const value = flags[name];
    if (value !== undefined) {
      throw new GeminiBatchError('option-unfit', { option: `--${name}`, value: String(value), goesWith });
    }
  }
}

/** `number={{answer}}` as `{"number": "{{answer}}"}`. A value with a template in it is judged row by row. */
function checkFromFlag(flag: string): Record<string, unknown> {
  const at = flag.indexOf('=');
  const name = at === -1 ? flag : flag.slice(0, at);
  const value = at === -1 ? 'true' : flag.slice(at + 1);
  if (!checkNames.some((known) => known === name)) {
    throw new GeminiBatchError('check-unknown', {
      check: name,
      suggestion: closestName(name, checkNames),
      known: checkNames,
    });
  }
  const check = { [name]: value };
  if (!value.includes('{{')) {
    const parsed = parseCheck(check);
    if ('fault' in parsed) throw new GeminiBatchError('check-invalid', { check: flag, fault: parsed.fault });
  }
  return check;
}

export function typeFlag(type: string): (typeof requestTypes)[number] {
  if (isRequestType(type)) return type;
  const suggestion = closestName(type, requestTypes);
  const allowed = requestTypes.join(', ') + (suggestion === null ? '' : ` (→ ${suggestion})`);
  throw new GeminiBatchError('option-invalid', { option: '--type', value: type, allowed });
}

function gatesFromFlags({ minSuccessRate, minPassRate, maxCostUsd, maxRegressions, regression }: SuiteFlags): Gates {
  return {
    ...(minSuccessRate === undefined ? {} : { minSuccessRate }),
    ...(minPassRate === undefined ? {} : { minPassRate }),
    ...(maxCostUsd === undefined ? {} : { maxCostUsd }),
    ...(maxRegressions === undefined ? {} : { maxRegressions }),
    ...(regression === false ? { noRegression: true } : {}),
  };
}
