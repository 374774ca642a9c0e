import { expect, test } from 'vitest';
import { createEmulator } from '../create-emulator.ts';

const url = 'http://upstream.test/v1';

test.each([
  ['an address that is none', { url: 'localhost:1' }, 'begin with http'],
  ['an address with a password', { url: 'http://u:secret@localhost/v1' }, 'must not hold a user or a password'],
  ['an address with a query', { url: 'http://localhost/v1?key=secret' }, 'without "?"'],
  ['no concurrency', { concurrency: 0 }, 'above 0'],
  ['a timeout that the platform does not wait for', { timeoutMs: 300_001 }, 'from 1 to 300000 ms'],
])('%s is refused, and repeated nowhere', (_what, options, message) => {
  const create = (): unknown => createEmulator({ upstream: { url, format: 'openai', ...options } });
  expect(create).toThrow(RangeError);
  expect(create).toThrow(message);
  expect(create).not.toThrow(/secret/);
});

test('answers come from a file or from an upstream, not from both', () => {
  expect(() => createEmulator({ answers: 'a.jsonl', upstream: { url, format: 'openai' } })).toThrow(RangeError);
});
