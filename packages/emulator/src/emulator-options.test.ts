import { expect, test } from 'vitest';
import { completeChoices } from './choices.ts';
import { createEmulator } from './create-emulator.ts';
import { type EmulatorOptions, emulatorParts } from './emulator-options.ts';
import { limitsOf } from './limits/limits.ts';
import { apiClient } from './testing/api-client.ts';

const allUndefined: Required<EmulatorOptions> = {
  dataDir: undefined,
  speed: undefined,
  seed: undefined,
  answers: undefined,
  upstream: undefined,
  faults: undefined,
  tier: undefined,
  limits: undefined,
  choices: undefined,
  now: undefined,
  acceptKey: undefined,
  sendWebhook: undefined,
  hosts: undefined,
  onExchange: undefined,
};

test('createEmulator: an option that is undefined was not given', async () => {
  const emulator = createEmulator(allUndefined);
  expect(await apiClient(emulator).json('GET', '/v1beta/batches')).toEqual({});
  const { settings, limits, tier } = emulatorParts(allUndefined, () => {});
  const usual = emulatorParts({}, () => {});
  expect({ settings, limits, tier }).toEqual({ settings: usual.settings, limits: usual.limits, tier: usual.tier });
});

test('createEmulator: a choice or a limit that is undefined was not made', () => {
  const limits = { inlineBytes: undefined, enqueuedTokens: undefined, concurrentJobs: 3 };
  const choices = { displayName: undefined, expiry: '24-hours' } as const;
  const parts = emulatorParts({ limits, choices }, () => {});
  expect(parts.limits).toEqual({ ...limitsOf('1'), concurrentJobs: 3 });
  expect(parts.settings.choices).toMatchObject({ displayName: 'optional', expiry: '24-hours' });
});

test('createEmulator: an unknown choice or limit is refused though it is undefined', () => {
  const limits = { concurrentJobs: 3, inlinebytes: undefined };
  expect(() => createEmulator({ limits })).toThrow(/no limit "inlinebytes"/);
  const choices = { ...completeChoices({}), displayname: undefined };
  expect(() => createEmulator({ choices })).toThrow(/no choice "displayname"/);
});

test.each<[string, unknown, string]>([
  ['the name of a preset for a rule', { faults: ['expired'] }, 'faults: await faultRules(["expired"])'],
  ['names among rules', { faults: [{ job: {}, do: {} }, 'a.yaml', 'b'] }, 'faults: await faultRules(["a.yaml", "b"])'],
  ['one name', { faults: 'expired' }, 'faults: await faultRules(["expired"])'],
  ['rules that were not awaited', { faults: Promise.resolve([]) }, 'faults: await faultRules(["lost-create"])'],
  ['a tier that is a number', { tier: 2 }, 'Tier must be "free", "1", "2" or "3" (text), not 2'],
  ['a tier that is none', { tier: '4' }, 'Tier must be "free", "1", "2" or "3" (text), not "4"'],
  ['an address for an upstream', { upstream: 'http://127.0.0.1:1' }, 'upstream: { url, format, model }'],
  ['no upstream', { upstream: null }, 'upstream: { url, format, model }'],
  ['a mistyped option', { sped: 3 }, 'There is no option "sped", did you mean "speed"?'],
  ['a mistyped option that is undefined', { datadir: undefined }, 'did you mean "dataDir"?'],
  ['an option that is none', { verbose: true }, 'There is no option "verbose"; there are dataDir, speed, seed, '],
])('createEmulator: %s is a RangeError that says how it goes', (_, given, says) => {
  const create = (): unknown => Reflect.apply(createEmulator, undefined, [given]);
  expect(create).toThrow(RangeError);
  expect(create).toThrow(says);
});

test('createEmulator: what is wrong with an upstream does not repeat its address, which may hold a password', () => {
  const create = (): unknown => Reflect.apply(createEmulator, undefined, [{ upstream: 'http://me:secret@host' }]);
  expect(create).toThrow(/^(?!.*secret)/);
});
