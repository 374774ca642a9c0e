import { describe, expect, test } from 'vitest';
import { requireKey } from '../client/service-access.ts';
import { GeminiBatchError } from '../errors/gemini-batch-error.ts';
import { fakeSite } from '../testing/fake-site.ts';
import { checkKey } from './check-key.ts';

describe('checkKey', () => {
  test.each([
    ['GEMINI_API_KEY alone', { GEMINI_API_KEY: 'gemini' }, 'gemini', ['key-from-environment']],
    ['both, and the same', { GOOGLE_API_KEY: 'a', GEMINI_API_KEY: 'a' }, 'a', ['key-from-environment']],
    ['both, white space aside', { GOOGLE_API_KEY: ' a\n', GEMINI_API_KEY: 'a' }, 'a', ['key-from-environment']],
    [
      'both, and different: GOOGLE_API_KEY wins',
      { GOOGLE_API_KEY: 'google', GEMINI_API_KEY: 'gemini' },
      'google',
      ['key-from-environment', 'keys-differ'],
    ],
    ['an empty GOOGLE_API_KEY', { GOOGLE_API_KEY: ' ', GEMINI_API_KEY: 'gemini' }, 'gemini', ['key-from-environment']],
    ['none', {}, null, ['failed']],
    ['one that no header can hold', { GEMINI_API_KEY: 'a\u200bb' }, null, ['failed']],
  ])('%s', async (_, env, apiKey, codes) => {
    const { apiKey: used, found } = await checkKey(fakeSite({ env, requireKey }));
    expect(used).toBe(apiKey);
    expect(found.map(({ code }) => code)).toEqual(codes);
    for (const key of Object.values(env).filter((each) => each.trim().length > 2)) {
      expect(JSON.stringify(found)).not.toContain(key);
    }
  });

  test.each([
    [0o600, ['key-from-file']],
    [0o400, ['key-from-file']],
    [null, ['key-from-file']],
    [0o644, ['key-from-file', 'key-file-open']],
    [0o660, ['key-from-file', 'key-file-open']],
  ])('a token file of mode %j, which goes before the environment', async (mode, codes) => {
    const readKey = async () => ({ apiKey: 'of-file', mode });
    const { apiKey, found } = await checkKey(fakeSite({ tokenFile: 'token.json', readKey }));
    expect(apiKey).toBe('of-file');
    expect(found.map(({ code }) => code)).toEqual(codes);
  });

  test('a token file that holds none', async () => {
    const readKey = () => Promise.reject(new GeminiBatchError('token-file-empty', { file: 'token.json' }));
    const { apiKey, found } = await checkKey(fakeSite({ tokenFile: 'token.json', readKey }));
    expect(apiKey).toBeNull();
    expect(found).toMatchObject([{ outcome: 'fault', details: { error: { code: 'token-file-empty' } } }]);
  });

  test('the embedded emulator needs none', async () => {
    const { apiKey, found } = await checkKey(fakeSite({ env: {}, emulatorFolder: '/x' }));
    expect({ apiKey, code: found[0]?.code }).toEqual({ apiKey: 'emulator', code: 'key-embedded' });
  });
});
