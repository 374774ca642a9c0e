import { FaultFileError, type FaultProblem } from './fault-file-error.ts';
import type { FaultRule } from './fault-rule.ts';
import { nearestName } from './nearest-name.ts';
import { presets } from './presets/presets.ts';
import { missingName, unknownPreset } from './problem-words.ts';
import { readFaultFile } from './read-fault-file.ts';

/**
 * The rules of presets and files, in the order given: where two rules are for the same, the first wins. A text that
 * ends in `.yaml`, `.yml` or `.json`, or has a path separator, is a file; any other is the name of a preset.
 *
 * @throws FaultFileError with everything that is wrong with all of them; TypeError for a text instead of a list.
 * @example
 * const emulator = createEmulator({ faults: await faultRules(['lost-create', 'faults.yaml']) });
 */
export async function faultRules(sources: readonly string[]): Promise<readonly FaultRule[]> {
  if (!Array.isArray(sources)) {
    const name = typeof sources === 'string' ? sources : 'lost-create';
    throw new TypeError(`faultRules takes a list, such as faultRules(["${name}"])`);
  }
  const rules: FaultRule[] = [];
  const problems: FaultProblem[] = [];
  for (const source of sources) {
    try {
      rules.push(...(isFaultFile(source) ? await readFaultFile(source) : presetRules(source)));
    } catch (error) {
      if (!(error instanceof FaultFileError)) {
        throw error;
      }
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) {
    throw new FaultFileError(problems);
  }
  return rules;
}

/** Whether a source of rules is a file's path rather than a preset's name. */
export function isFaultFile(source: string): boolean {
  return /\.(?:ya?ml|json)$/i.test(source) || /[/\\]/.test(source);
}

function presetRules(name: string): readonly FaultRule[] {
  const preset = presets.find((one) => one.name === name);
  if (preset === undefined && name === '') {
    throw new FaultFileError([{ source: name, line: null, column: null, message: missingName }]);
  }
  if (preset === undefined) {
    const names = presets.map((one) => one.name);
    const message = unknownPreset(name, nearestName(name, names));
    throw new FaultFileError([{ source: name, line: null, column: null, message }]);
  }
  return preset.rules;
}
