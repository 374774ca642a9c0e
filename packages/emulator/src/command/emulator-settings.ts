import { mkdir, mkdtemp, rmdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { checkAnswers } from '../answers/check-answers.ts';
import { choiceValues, completeChoices } from '../choices.ts';
import type { EmulatorOptions } from '../emulator-options.ts';
import { limitsOf, type Tier } from '../limits/limits.ts';
import type { FaultRule } from '../rules/fault-rule.ts';
import { faultRules } from '../rules/fault-rules.ts';
import { nearestName } from '../rules/nearest-name.ts';
import { type UpstreamOptions, upstreamSettings } from '../upstream/upstream-options.ts';
import type { CommandHost } from './command-host.ts';
import { CommandProblem } from './command-problem.ts';
import type { CommandWords } from './command-words.ts';
import { sourceProblem } from './source-problem.ts';

/** The flags that say what the emulator is like. */
export interface EmulatorFlags {
  readonly speed: number;
  readonly seed: number;
  readonly answers?: string;
  readonly data?: string;
  readonly faults?: readonly string[];
  readonly tier: Tier;
  readonly limit?: readonly string[];
  readonly choice?: readonly string[];
  readonly upstream?: string;
  readonly upstreamFormat?: 'gemini' | 'openai';
  readonly upstreamModel?: string;
}

/** What the flags ask of the emulator, all of it checked. Throws a CommandProblem. */
export async function emulatorSettings(
  flags: EmulatorFlags,
  words: CommandWords,
  host: CommandHost,
): Promise<EmulatorOptions> {
  const { speed, seed, tier, answers, data } = flags;
  const faults = await readSources(flags, host);
  const limits = pairs('--limit', flags.limit, Object.keys(limitsOf(tier)), words, (value) => {
    const number = value === 'none' ? null : Number(value);
    return value !== '' && (number === null || (Number.isFinite(number) && number >= 0)) ? number : undefined;
  });
  const choices = pairs('--choice', flags.choice, [...choiceValues.keys()], words, (value, name) =>
    choiceValues.get(name)?.includes(value) ? value : undefined,
  );
  if (data !== undefined) await checkFolder(data, words);
  return {
    speed,
    seed,
    tier,
    faults,
    limits,
    choices: completeChoices(choices),
    ...upstreamOf(flags, words, host),
    ...(answers === undefined ? {} : { answers }),
    ...(data === undefined ? {} : { dataDir: data }),
  };
}

/** Reads what the flags name. The answers are read again for the jobs, but a fault in them is told now. */
async function readSources(flags: EmulatorFlags, host: CommandHost): Promise<readonly FaultRule[]> {
  try {
    if (flags.answers !== undefined) await checkAnswers(flags.answers);
    return await faultRules(flags.faults ?? []);
  } catch (error) {
    throw sourceProblem(error, host);
  }
}

/** Otherwise it would show at the first request, as an error of the emulator. */
async function checkFolder(folder: string, { problems }: CommandWords): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await rmdir(await mkdtemp(join(folder, 'check-')));
  } catch (cause) {
    throw new CommandProblem(problems.folderUnusable(resolve(folder)), { cause });
  }
}

/** `NAME=VALUE` of a repeated flag, by name; the last of one name counts. `read` gives undefined for what is no value. */
function pairs<Value>(
  option: string,
  texts: readonly string[] | undefined,
  names: readonly string[],
  words: CommandWords,
  read: (value: string, name: string) => Value | undefined,
): Record<string, Value> {
  const found: Record<string, Value> = {};
  for (const text of texts ?? []) {
    const [name = '', ...rest] = text.split('=');
    const value = names.includes(name) ? read(rest.join('=').trim(), name) : undefined;
    if (value === undefined) {
      const values = choiceValues.get(name);
      const allowed = names.includes(name)
        ? (values ?? ['N', 'none']).map((one) => `${name}=${one}`)
        : names.map((one) => `${one}=…`);
      const meant = names.includes(name) ? undefined : nearestName(name, names);
      const suggestion = meant === undefined ? undefined : `${meant}=…`;
      throw new CommandProblem(words.problems.pairInvalid(option, text, allowed, suggestion));
    }
    found[name] = value;
  }
  return found;
}

function upstreamOf(
  { upstream, upstreamFormat, upstreamModel, answers }: EmulatorFlags,
  { problems }: CommandWords,
  { env }: CommandHost,
): Pick<EmulatorOptions, 'upstream'> {
  if (upstream === undefined) {
    if (upstreamFormat === undefined && upstreamModel === undefined) return {};
    const stray = upstreamFormat === undefined ? '--upstream-model' : '--upstream-format';
    throw new CommandProblem(problems.optionUnfit(stray, '--upstream'));
  }
  if (answers !== undefined) throw new CommandProblem(problems.optionsExclude('--answers', '--upstream'));
  const options: UpstreamOptions = {
    url: upstream,
    format: upstreamFormat ?? 'openai',
    ...(upstreamModel === undefined ? {} : { model: upstreamModel }),
    ...(env.GEMINI_EMULATOR_UPSTREAM_KEY ? { apiKey: env.GEMINI_EMULATOR_UPSTREAM_KEY } : {}),
  };
  try {
    upstreamSettings(options);
  } catch (cause) {
    // The address is not repeated: it may hold a password.
    throw new CommandProblem(problems.upstreamInvalid(), { cause });
  }
  return { upstream: options };
}
