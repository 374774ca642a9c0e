import { stringify } from 'yaml';
import { nearestName } from '../rules/nearest-name.ts';
import type { Preset } from '../rules/presets/preset.ts';
import { presets } from '../rules/presets/presets.ts';
import type { CommandHost } from './command-host.ts';
import { CommandProblem } from './command-problem.ts';
import type { CommandWords } from './command-words.ts';

/** Lists the presets, or prints the rules of one as a file that can be used. Gives the exit code. */
export async function faultsCommand(
  name: string | undefined,
  flags: { readonly json?: boolean },
  words: CommandWords,
  host: CommandHost,
): Promise<number> {
  if (name === undefined) {
    host.out(flags.json ? json(presets) : `${table(words, host).join('\n')}\n`);
    return 0;
  }
  const preset = presets.find((one) => one.name === name);
  if (preset === undefined) {
    const names = presets.map((one) => one.name);
    throw new CommandProblem(words.problems.presetUnknown(name, nearestName(name, names), host.name));
  }
  host.out(flags.json ? json(preset) : ruleFile(preset, words, host));
  return 0;
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

function table({ faults }: CommandWords, { lang, name }: CommandHost): readonly string[] {
  const [nameTitle, painTitle, showsTitle] = faults.columns;
  const nameWidth = Math.max(...presets.map((preset) => preset.name.length)) + 2;
  const row = (first: string, second: string, third: string): string =>
    `${padded(first, nameWidth)}${padded(second, 6)}${third}`;
  return [
    row(nameTitle, painTitle, showsTitle),
    ...presets.map((preset) => row(preset.name, String(preset.pain ?? '-'), preset.sentence[lang])),
    '',
    ...faults.use(name),
  ];
}

/** Chinese characters take two columns of a terminal. */
function padded(text: string, width: number): string {
  const columns = text.length + (text.match(/\p{Script=Han}/gu)?.length ?? 0);
  return text + ' '.repeat(Math.max(1, width - columns));
}

function ruleFile({ name, sentence, sources, rules }: Preset, { faults }: CommandWords, { lang }: CommandHost): string {
  const comments = [`${name}: ${sentence[lang]}`, ...sources, ...(rules.length === 0 ? [faults.alwaysOn] : [])];
  return `${comments.map((line) => `# ${line}\n`).join('')}${stringify({ faults: rules }, { lineWidth: 100 })}`;
}
