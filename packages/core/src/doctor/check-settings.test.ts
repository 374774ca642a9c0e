import { expect, test } from 'vitest';
import { GeminiBatchError } from '../errors/gemini-batch-error.ts';
import { fakeSite } from '../testing/fake-site.ts';
import { checkSettings } from './check-settings.ts';

const codes = (more: Parameters<typeof fakeSite>[0]) => checkSettings(fakeSite(more)).map(({ code }) => code);

const at = (address: string) => ({ isElsewhere: true, address: () => address });

test.each<[string, Parameters<typeof fakeSite>[0], string]>([
  ['the service', {}, 'address-default'],
  ['the embedded emulator', { emulatorFolder: '/x' }, 'address-embedded'],
  ['an address of this machine', at('http://127.0.0.1:8787'), 'address-set'],
  ['another one', at('http://127.1.2.3'), 'address-set'],
  ['one by name', at('http://localhost:1'), 'address-set'],
  ['one below that name', at('http://e.localhost'), 'address-set'],
  ['one of IPv6', at('http://[::1]:9'), 'address-set'],
  ['https elsewhere', at('https://proxy.example'), 'address-set'],
  ['http elsewhere', at('http://proxy.example'), 'address-plain'],
  ['http to what only begins like this machine', at('http://127.0.0.1.evil.example'), 'address-plain'],
])('checkSettings: %s', (_, more, code) => {
  expect(codes(more)).toEqual([code]);
});

test('checkSettings: an address that is none is a fault', () => {
  const address = () => {
    throw new GeminiBatchError('base-url-invalid', { baseUrl: 'x' });
  };
  expect(checkSettings(fakeSite({ isElsewhere: true, address }))).toMatchObject([{ outcome: 'fault', code: 'failed' }]);
});

test('checkSettings: a version of the API that has no effect', () => {
  expect(codes({ env: { GOOGLE_GENAI_API_VERSION: 'v1' } })).toEqual(['version-ignored', 'address-default']);
  expect(codes({ env: { GOOGLE_GENAI_API_VERSION: '' } })).toEqual(['address-default']);
});
