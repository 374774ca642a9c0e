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
