import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutKey } from './cut-key.ts';

const key = 'sk-Abcdefghijklmnop0123456789+/==';
const php = (text: string): string => JSON.stringify(text).replaceAll('/', '\\/');

describe('cutKey', () => {
  test.each([
    ['as it is', key],
    ['as PHP writes it, in JSON that stands in JSON', key.replaceAll('/', '\\/')],
    ['as .NET writes it, in JSON that stands in JSON', key.replaceAll('+', '\\u002B')],
    ['as both do, three levels deep', key.replaceAll('/', '\\\\\\\\/').replaceAll('+', '\\\\\\\\u002b')],
    ['in nothing but codes', [...key].map((each) => `\\u00${each.charCodeAt(0).toString(16)}`).join('')],
    ['as in a URL', encodeURIComponent(key)],
    ['as in a URL, in small letters', encodeURIComponent(key).replaceAll('%2B', '%2b').replaceAll('%2F', '%2f')],
    ['as in a URL, but for what may stay', key.replaceAll('+', '%2B')],
    ['in Base64', btoa(key)],
    ['in the Base64 of a URL', btoa(key).replaceAll('+', '-').replaceAll('/', '_')],
    ['in hexadecimal digits', Buffer.from(key).toString('hex')],
  ])('cuts a key %s', (_how, form) => {
    expect(cutKey(key)(`Incorrect: ${form}, ${form}`)).toBe('Incorrect: [key], [key]');
  });

  test.each(['u:', 'me:', 'you:'])('cuts a key in the Base64 of a longer text: %s', (before) => {
    const cut = cutKey(key)(btoa(`${before}${key}!`));
    expect(cut).toContain('[key]');
    expect(cut.length).toBeLessThan(20);
  });

  test('cuts any key out of JSON, whatever its characters', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 40 }), fc.nat({ max: 2 }), (any, levels) => {
        let text = `"${any}"`;
        for (let level = 0; level < levels; level += 1) {
          text = php(text);
        }
        expect(cutKey(any)(text)).toContain('[key]');
      }),
    );
  });

  test('leaves a text of backslashes as it is', () => {
    const text = '\\'.repeat(1_000_000);
    expect(cutKey(key)(text)).toBe(text);
  });
});
