import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { shownPath } from './shown-path.ts';

const shown = (path: string): string => shownPath(new URL(path, 'http://emulator.localhost'));

test.each([
  ['/v1/batches', '/v1/batches'],
  ['/v1/batches?key=secret', '/v1/batches'],
  ['/v1/batches?pageSize=2&KEY=secret&%6Bey=secret', '/v1/batches?pageSize=2'],
  ['/v1/batches?access_token=secret&oauth_token=secret', '/v1/batches'],
  ['/v1/batches?a=b?key=secret', '/v1/batches?a=b%3Fkey%3D…'],
  ['/v1/batches??key=secret', '/v1/batches?%3Fkey=…'],
  ['/v1/batches&key=secret', '/v1/batches&key=…'],
  ['/v1/batches?api_key=secret&pageToken=shown', '/v1/batches?api_key=…&pageToken=shown'],
  ['/v1/batches?x-goog-api-key=secret', '/v1/batches?x-goog-api-key=…'],
  ['/v1/batches&%6Bey=secret', '/v1/batches&%6Bey=…'],
  ['/v1/batches&k%2565y%253Dsecret', '/v1/batches&k%2565y%253D…'],
  ['/v1/batches;key=secret', '/v1/batches;key=…'],
  ['/upload/v1/files?upload_id=secret&upload_protocol=resumable', '/upload/v1/files?upload_protocol=resumable'],
  ['/v1/files/%1b[31m%E2%80%AE?q=%0a', '/v1/files/%1b[31m%E2%80%AE?q=%0A'],
])('shownPath %s', (path, expected) => {
  expect(shown(path)).toBe(expected);
});

test('shownPath is one short line of plain characters without the key, whatever was asked', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('key', 'Key', 'access_token'), (text, name) => {
      const url = new URL('http://emulator.localhost');
      url.pathname = text.toWellFormed();
      url.search = new URLSearchParams({ [name]: 'my-secret', other: text.toWellFormed() }).toString();
      const path = shownPath(url);
      expect(path).toMatch(/^[\x21-\x7e]*…?$/);
      expect(path.length).toBeLessThanOrEqual(2000);
      expect(path).not.toContain('my-secret');
    }),
  );
});

test('shownPath hides what stands behind the name of a secret, wherever a mistyped address has it', () => {
  const around = fc.string({ unit: fc.constantFrom('a', '/', '?', '&', ';', '=', '%3F', '%26', '-', '_') });
  const names = fc.constantFrom(
    'key',
    'API_KEY',
    'x-goog-api-key',
    'access_token',
    'k%65y',
    '%2574oken',
    'upload%5Fid',
  );
  const equals = fc.constantFrom('=', '%3D', '%3d', '%253D');
  fc.assert(
    fc.property(around, names, equals, around, (before, name, equal, after) => {
      expect(shown(`/v1/batches${before}${name}${equal}my-secret${after}`)).not.toContain('my-secret');
    }),
  );
});
