import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { checkInputs, type InputFault, type InputName, type Inputs, inputNames, langOfInputs } from './inputs.ts';

type Said = Partial<Readonly<Record<InputName, string>>>;

function read(said: Said): (name: InputName) => string {
  return (name) => said[name] ?? '';
}

function accepted(said: Said): Inputs {
  const checked = checkInputs(read(said));
  if ('faults' in checked) throw new Error(JSON.stringify(checked.faults));
  return checked.value;
}

function faultsOf(said: Said): readonly InputFault[] {
  const checked = checkInputs(read(said));
  return 'faults' in checked ? checked.faults : [];
}

/** What docs/action.md says of a step without any input. */
const documented: Inputs = {
  apiKey: '',
  tokenFile: null,
  suite: null,
  type: null,
  count: null,
  model: null,
  lang: 'en',
  timeoutMinutes: 350,
  gates: {},
  baseline: null,
  allowUnknownPrice: false,
  maxAttempts: 2,
  emulator: 'never',
  emulatorAnswers: null,
  comment: true,
  githubToken: '',
  workingDirectory: '.',
  artifact: null,
  artifactName: null,
  retentionDays: null,
  allowFork: false,
};

const action = z
  .object({ inputs: z.record(z.string(), z.object({ description: z.string(), default: z.string() })) })
  .parse(parse(await readFile(new URL('../../../action.yml', import.meta.url), 'utf8')));

test('inputNames are the inputs of action.yml, in its order', () => {
  expect(Object.keys(action.inputs)).toEqual(inputNames);
});

test('checkInputs makes of the defaults of action.yml what it makes of no input, but for the token', () => {
  const defaults = Object.fromEntries(Object.entries(action.inputs).map(([name, input]) => [name, input.default]));
  expect(accepted({})).toEqual(documented);
  expect(accepted(defaults)).toEqual({ ...documented, githubToken: '${{ github.token }}' });
});

test.each<[InputName, string, Partial<Inputs>]>([
  ['api-key', 'k', { apiKey: 'k' }],
  ['token-file', 'token.json', { tokenFile: 'token.json' }],
  ['suite', 'tests/a.yaml', { suite: 'tests/a.yaml' }],
  ['type', 'simple', { type: 'simple' }],
  ['type', 'complex', { type: 'complex' }],
  ['type', 'mixed', { type: 'mixed' }],
  ['type', 'advanced', { type: 'advanced' }],
  ['model', 'gemini-3.5-pro', { model: 'gemini-3.5-pro' }],
  ['lang', 'zh', { lang: 'zh' }],
  ['lang', 'ZH', { lang: 'zh' }],
  ['timeout', '0.5', { timeoutMinutes: 0.5 }],
  ['timeout', '7200', { timeoutMinutes: 7200 }],
  ['min-success-rate', '0', { gates: { minSuccessRate: 0 } }],
  ['min-success-rate', '1', { gates: { minSuccessRate: 1 } }],
  ['min-pass-rate', '0.85', { gates: { minPassRate: 0.85 } }],
  ['max-cost-usd', '0', { gates: { maxCostUsd: 0 } }],
  ['max-cost-usd', '12.50', { gates: { maxCostUsd: 12.5 } }],
  ['max-regressions', '0', { gates: { maxRegressions: 0 } }],
  ['baseline', 'base/results.jsonl', { baseline: 'base/results.jsonl' }],
  ['allow-unknown-price', 'true', { allowUnknownPrice: true }],
  ['allow-unknown-price', 'True', { allowUnknownPrice: true }],
  ['max-attempts', '1', { maxAttempts: 1 }],
  ['max-attempts', '10', { maxAttempts: 10 }],
  ['emulator', 'true', { emulator: 'always' }],
  ['emulator', 'false', { emulator: 'never' }],
  ['emulator', 'when-no-key', { emulator: 'when-no-key' }],
  ['comment', 'false', { comment: false }],
  ['github-token', 't', { githubToken: 't' }],
  ['working-directory', 'evals', { workingDirectory: 'evals' }],
  ['artifact', 'full', { artifact: 'full' }],
  ['artifact', 'report', { artifact: 'report' }],
  ['artifact', 'none', { artifact: 'none' }],
  ['artifact-name', 'batch — 测试 (1)', { artifactName: 'batch — 测试 (1)' }],
  ['artifact-name', "octocat's", { artifactName: "octocat's" }],
  ['artifact-name', '..run..', { artifactName: '..run..' }],
  ['artifact-name', 'a'.repeat(200), { artifactName: 'a'.repeat(200) }],
  ['retention-days', '1', { retentionDays: 1 }],
  ['retention-days', '90', { retentionDays: 90 }],
  ['allow-fork', 'true', { allowFork: true }],
])('checkInputs takes %s %j', (input, said, expected) => {
  expect(accepted({ [input]: said })).toEqual({ ...documented, ...expected });
});

test.each(['true', 'when-no-key'])('checkInputs takes answers for the emulator %s', (emulator) => {
  expect(accepted({ emulator, 'emulator-answers': 'a.jsonl' }).emulatorAnswers).toBe('a.jsonl');
});

test('checkInputs takes a count beside a type, and all gates together', () => {
  expect(
    accepted({ type: 'mixed', count: '50', 'min-success-rate': '0.9', 'min-pass-rate': '0.8', 'max-cost-usd': '2' }),
  ).toEqual({
    ...documented,
    type: 'mixed',
    count: 50,
    gates: { minSuccessRate: 0.9, minPassRate: 0.8, maxCostUsd: 2 },
  });
});

const flags = 'true, false';
const types = 'simple, complex, mixed, advanced';

test.each<[InputName, string, string]>([
  ['type', 'hard', types],
  ['type', 'advancd', `${types} (→ advanced)`],
  ['count', '0', '≥ 1'],
  ['count', '1.5', '≥ 1'],
  ['count', '-1', '≥ 1'],
  ['count', 'ten', '≥ 1'],
  ['count', '1e3', '≥ 1'],
  ['count', '99999999999999999999', '≥ 1'],
  ['lang', 'english', 'en, zh'],
  ['timeout', '0', '> 0, ≤ 7200'],
  ['timeout', '7200.5', '> 0, ≤ 7200'],
  ['timeout', '6h', '> 0, ≤ 7200'],
  ['min-success-rate', '1.01', '0 … 1'],
  ['min-success-rate', '90%', '0 … 1'],
  ['min-success-rate', '-0.1', '0 … 1'],
  ['min-pass-rate', '80', '0 … 1'],
  ['min-pass-rate', '0,8', '0 … 1'],
  ['max-cost-usd', '-1', '≥ 0'],
  ['max-cost-usd', '$5', '≥ 0'],
  ['max-cost-usd', 'Infinity', '≥ 0'],
  ['max-cost-usd', 'NaN', '≥ 0'],
  ['max-cost-usd', '9'.repeat(400), '≥ 0'],
  ['max-regressions', '-1', '≥ 0'],
  ['max-regressions', '1.5', '≥ 0'],
  ['allow-unknown-price', 'yes', flags],
  ['allow-unknown-price', 'ture', `${flags} (→ true)`],
  ['max-attempts', '0', '1 … 10'],
  ['max-attempts', '11', '1 … 10'],
  ['emulator', 'when-no-keys', 'true, false, when-no-key (→ when-no-key)'],
  ['emulator', 'toString', 'true, false, when-no-key'],
  ['comment', '1', flags],
  ['artifact', 'everything', 'full, report, none'],
  ['retention-days', '0', '1 … 400'],
  ['retention-days', '401', '1 … 400'],
  ['min-success-rate', '95%', '95% = 0.95'],
  ['allow-fork', '__proto__', flags],
])('checkInputs refuses %s %j and says what is allowed', (input, value, allowed) => {
  const said: Said = input === 'count' ? { type: 'simple', [input]: value } : { [input]: value };
  const [fault, ...others] = faultsOf(said);
  expect(others).toEqual([]);
  expect(fault).toMatchObject({ kind: 'invalid', input, value });
  expect(fault).toHaveProperty('allowed', expect.stringContaining(allowed));
});

test.each([
  'a/b',
  'a\\b',
  'a\nb',
  'a:b',
  // What GitHub's library would print as a command, or in disguise.
  '##[error]forged',
  'a ##[group]b',
  'x\u202eevil',
  'x\u200bevil',
  'x\u001b[31mred',
  'x\u0085y',
  '.',
  '..',
  'a'.repeat(201),
])('checkInputs refuses the artifact name %j', (value) => {
  expect(faultsOf({ 'artifact-name': value })).toMatchObject([{ kind: 'characters', input: 'artifact-name', value }]);
});

test.each<[Said, InputFault]>([
  [
    { 'api-key': 'k', 'token-file': 't.json' },
    { kind: 'conflict', inputs: ['api-key', 'token-file'] },
  ],
  [
    { suite: 'a.yaml', type: 'simple' },
    { kind: 'conflict', inputs: ['suite', 'type'] },
  ],
  [{ count: '5' }, { kind: 'pointless', input: 'count', needs: 'type' }],
  [
    { suite: 'a.yaml', count: '5' },
    { kind: 'pointless', input: 'count', needs: 'type' },
  ],
  [
    { artifact: 'none', 'artifact-name': 'a' },
    { kind: 'pointless', input: 'artifact-name', needs: 'artifact: full | report' },
  ],
  [
    { 'emulator-answers': 'a.jsonl' },
    { kind: 'pointless', input: 'emulator-answers', needs: 'emulator: true | when-no-key' },
  ],
  [
    { artifact: 'none', 'retention-days': '5' },
    { kind: 'pointless', input: 'retention-days', needs: 'artifact: full | report' },
  ],
])('checkInputs refuses %j', (said, fault) => {
  expect(faultsOf(said)).toEqual([fault]);
});

test('checkInputs names all that is wrong at once', () => {
  const faults = faultsOf({
    'api-key': 'k',
    'token-file': 't.json',
    suite: 'a.yaml',
    type: 'hard',
    count: '0',
    lang: 'fr',
    'min-pass-rate': '2',
    comment: 'maybe',
    artifact: 'none',
    'retention-days': '5',
  });
  const named = faults.map((fault) => (fault.kind === 'conflict' ? fault.inputs.join(' + ') : fault.input));
  expect(named.toSorted()).toEqual([
    'api-key + token-file',
    'comment',
    'count',
    'lang',
    'min-pass-rate',
    'retention-days',
    'suite + type',
    'type',
  ]);
});

test('checkInputs gives finite numbers in their range, or a fault that names the input, whatever is said', () => {
  const said = fc.oneof(
    fc.string(),
    fc.double().map(String),
    fc.integer().map(String),
    fc.stringMatching(/^\d{1,400}$/),
  );
  fc.assert(
    fc.property(fc.constantFrom('min-success-rate', 'timeout', 'max-attempts', 'max-cost-usd'), said, (input, text) => {
      const checked = checkInputs(read({ [input]: text }));
      if ('faults' in checked) {
        expect(checked.faults).toEqual([expect.objectContaining({ kind: 'invalid', input, value: text })]);
        return;
      }
      const { gates, timeoutMinutes, maxAttempts } = checked.value;
      for (const number of [timeoutMinutes, maxAttempts, ...Object.values(gates)])
        expect(number).toSatisfy(Number.isFinite);
      expect(gates.minSuccessRate ?? 0).toBeLessThanOrEqual(1);
      expect(timeoutMinutes).toBeLessThanOrEqual(7200);
      expect(maxAttempts).toBeGreaterThanOrEqual(1);
    }),
  );
});

test('checkInputs never tells the key or the token in a fault', () => {
  const secrets = { 'api-key': 'KEY-SECRET', 'github-token': 'TOKEN-SECRET', 'token-file': 't.json', lang: 'fr' };
  expect(JSON.stringify(faultsOf(secrets))).not.toContain('SECRET');
});

test.each([
  ['', 'en'],
  ['en', 'en'],
  ['zh', 'zh'],
  ['ZH', 'zh'],
  ['fr', 'en'],
])('langOfInputs speaks, told %j, %s, also when the inputs are wrong', (lang, expected) => {
  expect(langOfInputs(read({ lang, count: 'x' }))).toBe(expected);
});
