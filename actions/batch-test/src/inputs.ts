import {
  closestName,
  type Gates,
  isRequestType,
  type Lang,
  type RequestType,
  requestTypes,
} from '@gemini-batch-test/core';

/** The inputs of `action.yml`, in its order. */
export const inputNames = [
  'api-key',
  'token-file',
  'suite',
  'type',
  'count',
  'model',
  'lang',
  'timeout',
  'min-success-rate',
  'min-pass-rate',
  'max-cost-usd',
  'max-regressions',
  'baseline',
  'allow-unknown-price',
  'max-attempts',
  'emulator',
  'emulator-answers',
  'comment',
  'github-token',
  'working-directory',
  'artifact',
  'artifact-name',
  'retention-days',
  'allow-fork',
] as const;

export type InputName = (typeof inputNames)[number];

/** When the embedded emulator answers in the service's place. */
export type EmulatorUse = 'always' | 'never' | 'when-no-key';

export type ArtifactKind = 'full' | 'report' | 'none';

/** What the workflow asks for. */
export interface Inputs {
  /** Empty when the workflow has none to give. */
  readonly apiKey: string;
  readonly tokenFile: string | null;
  readonly suite: string | null;
  readonly type: RequestType | null;
  readonly count: number | null;
  readonly model: string | null;
  readonly lang: Lang;
  readonly timeoutMinutes: number;
  readonly gates: Gates;
  /** The run to compare with: its folder or its results; null: the suite's. */
  readonly baseline: string | null;
  readonly allowUnknownPrice: boolean;
  readonly maxAttempts: number;
  readonly emulator: EmulatorUse;
  /** A JSONL file of answers that the emulator gives; null: it makes them up. */
  readonly emulatorAnswers: string | null;
  readonly comment: boolean;
  readonly githubToken: string;
  readonly workingDirectory: string;
  /** null: by the repository's visibility. */
  readonly artifact: ArtifactKind | null;
  /** null: after the run's id. */
  readonly artifactName: string | null;
  readonly retentionDays: number | null;
  readonly allowFork: boolean;
}

/** What is wrong with the inputs. */
export type InputFault =
  | { readonly kind: 'invalid'; readonly input: InputName; readonly value: string; readonly allowed: string }
  | { readonly kind: 'characters'; readonly input: InputName; readonly value: string; readonly forbidden: string }
  /** They exclude each other. */
  | { readonly kind: 'conflict'; readonly inputs: readonly InputName[] }
  /** The first says nothing without the second. */
  | { readonly kind: 'pointless'; readonly input: InputName; readonly needs: string };

/** What GitHub refuses in a name (@actions/artifact 6.2.1), and what its library would print as a command or in disguise. */
const badArtifactName = /[":<>|*?\\/]|\p{Cc}|\p{Cf}|##\[|^\.{1,2}$|.{201}/u;

/** In a private repository; 90 in a public one (docs.github.com, "Configuring the retention period", 2026-11-24). */
const longestRetentionDays = 400;

/** The language, also when another input is wrong: the error is to be read. */
export function langOfInputs(read: (name: InputName) => string): Lang {
  return read('lang').toLowerCase() === 'zh' ? 'zh' : 'en';
}

/** Checks all inputs. `read` gives an input's text without blanks around it, empty when it was not said. */
export function checkInputs(read: (name: InputName) => string): { value: Inputs } | { faults: readonly InputFault[] } {
  const faults: InputFault[] = [];
  const invalid = (input: InputName, allowed: string) => {
    faults.push({ kind: 'invalid', input, value: read(input), allowed });
    return null;
  };
  const text = (name: InputName) => read(name) || null;
  const numeric = (name: InputName, allowed: string, fits: (value: number) => boolean) => {
    const said = read(name);
    if (said === '') return null;
    const value = /^(\d+(\.\d*)?|\.\d+)$/.test(said) ? Number(said) : Number.NaN;
    return Number.isFinite(value) && fits(value)
      ? value
      : invalid(name, said.endsWith('%') ? `${allowed}, 95% = 0.95` : allowed);
  };
  const whole = (name: InputName, from: number, to = Number.MAX_SAFE_INTEGER) => {
    const allowed = to === Number.MAX_SAFE_INTEGER ? `≥ ${from}` : `${from} … ${to}`;
    return numeric(name, allowed, (value) => Number.isInteger(value) && value >= from && value <= to);
  };
  const rate = (name: InputName) => numeric(name, '0 … 1', (value) => value >= 0 && value <= 1);
  const choice = <T>(name: InputName, choices: Readonly<Record<string, T>>, otherwise: T): T => {
    const said = read(name).toLowerCase();
    if (said === '') return otherwise;
    if (Object.hasOwn(choices, said)) return choices[said] ?? otherwise;
    invalid(name, withSuggestion(said, Object.keys(choices)));
    return otherwise;
  };
  const flag = (name: InputName, otherwise: boolean) => choice(name, { true: true, false: false }, otherwise);

  const type = read('type').toLowerCase();
  if (type !== '' && !isRequestType(type)) invalid('type', withSuggestion(type, requestTypes));
  const artifact = choice<ArtifactKind | null>('artifact', { full: 'full', report: 'report', none: 'none' }, null);
  if (badArtifactName.test(read('artifact-name')))
    faults.push({
      kind: 'characters',
      input: 'artifact-name',
      value: read('artifact-name'),
      forbidden: '" : < > | * ? \\ /',
    });
  const value: Inputs = {
    apiKey: read('api-key'),
    tokenFile: text('token-file'),
    suite: text('suite'),
    type: isRequestType(type) ? type : null,
    count: whole('count', 1),
    model: text('model'),
    lang: choice<Lang>('lang', { en: 'en', zh: 'zh' }, 'en'),
    timeoutMinutes: numeric('timeout', '> 0, ≤ 7200', (minutes) => minutes > 0 && minutes <= 7_200) ?? 350,
    gates: definedOf({
      minSuccessRate: rate('min-success-rate'),
      minPassRate: rate('min-pass-rate'),
      maxCostUsd: numeric('max-cost-usd', '≥ 0', (usd) => usd >= 0),
      maxRegressions: whole('max-regressions', 0),
    }),
    baseline: text('baseline'),
    allowUnknownPrice: flag('allow-unknown-price', false),
    maxAttempts: whole('max-attempts', 1, 10) ?? 2,
    emulator: choice<EmulatorUse>(
      'emulator',
      { true: 'always', false: 'never', 'when-no-key': 'when-no-key' },
      'never',
    ),
    emulatorAnswers: text('emulator-answers'),
    comment: flag('comment', true),
    githubToken: read('github-token'),
    workingDirectory: text('working-directory') ?? '.',
    artifact,
    artifactName: text('artifact-name'),
    retentionDays: whole('retention-days', 1, longestRetentionDays),
    allowFork: flag('allow-fork', false),
  };
  faults.push(...combinationFaults(value, read));
  return faults.length > 0 ? { faults } : { value };
}

function combinationFaults({ artifact, emulator }: Inputs, read: (name: InputName) => string): InputFault[] {
  const said = (name: InputName) => read(name) !== '';
  const faults: InputFault[] = [];
  for (const inputs of [
    ['api-key', 'token-file'],
    ['suite', 'type'],
  ] as const) {
    if (inputs.every(said)) faults.push({ kind: 'conflict', inputs });
  }
  if (said('count') && !said('type')) faults.push({ kind: 'pointless', input: 'count', needs: 'type' });
  if (said('emulator-answers') && emulator === 'never') {
    faults.push({ kind: 'pointless', input: 'emulator-answers', needs: 'emulator: true | when-no-key' });
  }
  for (const input of ['artifact-name', 'retention-days'] as const) {
    if (said(input) && artifact === 'none') faults.push({ kind: 'pointless', input, needs: 'artifact: full | report' });
  }
  return faults;
}

function withSuggestion(said: string, choices: readonly string[]): string {
  const suggestion = closestName(said, choices);
  return choices.join(', ') + (suggestion === null ? '' : ` (→ ${suggestion})`);
}

/** The gates that were said. */
function definedOf(gates: Readonly<Record<Exclude<keyof Gates, 'noRegression'>, number | null>>): Gates {
  return Object.fromEntries(Object.entries(gates).filter(([, threshold]) => threshold !== null));
}
