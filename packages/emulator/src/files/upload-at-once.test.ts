import { errorBodySchema, type GeminiFile, geminiFileSchema } from '@gemini-batch-test/core/wire';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { createEmulator, type Emulator } from '../create-emulator.ts';
import { multipartParts } from './multipart-parts.ts';

const path = '/upload/v1beta/files';

function post(emulator: Emulator, headers: Record<string, string>, body: BodyInit, query = ''): Promise<Response> {
  return emulator.fetch(`${path}${query}`, { method: 'POST', headers: { 'x-goog-api-key': 'any', ...headers }, body });
}

async function fileIn(response: Response): Promise<GeminiFile> {
  return z.object({ file: geminiFileSchema }).parse(await response.json()).file;
}

/** As GoogleAIFileManager of @google/generative-ai 0.24.1 writes it. */
function multipart(metadata: string, mimeType: string, content: string, boundary = 'bound12'): string {
  return [
    `--${boundary}\r\nContent-Type: application/json; charset=utf-8\r\n\r\n${metadata}`,
    `\r\n--${boundary}\r\nContent-Type: ${mimeType}\r\n\r\n${content}\r\n--${boundary}--`,
  ].join('');
}

const related = (boundary: string) => ({
  'X-Goog-Upload-Protocol': 'multipart',
  'Content-Type': `multipart/related; boundary=${boundary}`,
});

describe('multipart', () => {
  test('takes metadata and content in one request', async () => {
    const body = multipart('{"file":{"displayName":"one","mimeType":"text/plain"}}', 'text/csv', 'a\r\n--b\r\n\r\nc');
    const file = await fileIn(await post(createEmulator(), related('bound12'), body));
    const expected = { displayName: 'one', mimeType: 'text/plain', sizeBytes: '11', source: 'UPLOADED' };
    expect(file).toMatchObject(expected);
  });

  test('refuses a part whose header is longer than any of use', async () => {
    const body = multipart('{}', `a${' '.repeat(100_000)}b`, 'x');
    expect((await post(createEmulator(), related('bound12'), body)).status).toBe(400);
  });

  test.each([
    ['a boundary in quotes', { 'Content-Type': 'multipart/related; type="a/b"; boundary="bound12"' }, ''],
    ['the protocol in the query', {}, '?uploadType=multipart'],
    ['the protocol in the query, newer', {}, '?upload_protocol=multipart'],
  ])('takes %s', async (_, headers, query) => {
    const { 'X-Goog-Upload-Protocol': protocol, ...type } = related('bound12');
    const all = { ...type, ...headers, ...(query === '' ? { 'X-Goog-Upload-Protocol': protocol } : {}) };
    const file = await fileIn(await post(createEmulator(), all, multipart('{}', 'text/csv', 'x'), query));
    expect(file).toMatchObject({ mimeType: 'text/csv', sizeBytes: '1' });
  });

  test('takes a boundary that is longer than the standard has it, as a client sends it', async () => {
    const boundary = `openclaw-${'0a'.repeat(32)}`;
    const body = multipart('{}', 'text/csv', 'x', boundary);
    expect(await fileIn(await post(createEmulator(), related(boundary), body))).toMatchObject({ sizeBytes: '1' });
  });

  test('takes an empty file', async () => {
    const file = await fileIn(await post(createEmulator(), related('bound12'), multipart('{}', 'a/b', '')));
    expect(file.sha256Hash).toBe(btoa('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'));
  });

  test.each([
    ['no boundary in its type', 'multipart/related', multipart('{}', 'a/b', 'c')],
    ['another type', 'application/json', multipart('{}', 'a/b', 'c')],
    ['another boundary', 'multipart/related; boundary=other', multipart('{}', 'a/b', 'c')],
    ['no end', 'multipart/related; boundary=bound12', multipart('{}', 'a/b', 'c').slice(0, -2)],
    ['one part', 'multipart/related; boundary=bound12', '--bound12\r\n\r\n{}\r\n--bound12--'],
    [
      'three parts',
      'multipart/related; boundary=bound12',
      `${multipart('{}', 'a/b', 'c').slice(0, -2)}\r\n\r\n\r\n--bound12--`,
    ],
    ['metadata that are no JSON', 'multipart/related; boundary=bound12', multipart('{', 'a/b', 'c')],
    [
      'a boundary that goes on',
      'multipart/related; boundary=bound12',
      multipart('{}', 'a/b', 'c').replace('12\r', '123\r'),
    ],
    ['nothing', 'multipart/related; boundary=bound12', ''],
  ])('with %s is a 400 and leaves no file', async (_, type, body) => {
    const emulator = createEmulator();
    const answer = await post(emulator, { 'X-Goog-Upload-Protocol': 'multipart', 'Content-Type': type }, body);
    expect(errorBodySchema.parse(await answer.json()).error).toMatchObject({ code: 400, status: 'INVALID_ARGUMENT' });
    expect(await (await emulator.fetch('/v1/files?key=any')).json()).toEqual({});
  });

  test('takes bare line feeds, as BytesGenerator of Python writes them', async () => {
    const body = [
      '--===============12==\nContent-Type: application/json\nMIME-Version: 1.0\n\n{"file": {"displayName": "one"}}',
      '--===============12==\nContent-Type: text/csv\nMIME-Version: 1.0\nContent-Transfer-Encoding: binary\n\na\r\nb\r',
      '--===============12==--\n',
    ].join('\n');
    const type = { 'Content-Type': 'multipart/related; boundary="===============12=="' };
    const file = await fileIn(await post(createEmulator(), type, body, '?uploadType=multipart'));
    expect(file).toMatchObject({ displayName: 'one', mimeType: 'text/csv', sizeBytes: '5' });
  });

  test('a line of content that looks like a boundary but ends otherwise than the lines of the body is content', async () => {
    const content = 'a\n--bound12\nb\n--bound12--';
    const file = await fileIn(await post(createEmulator(), related('bound12'), multipart('{}', 'a/b', content)));
    expect(file.sizeBytes).toBe(String(content.length));
  });

  test.each(['\r\n', '\n'])(
    'gives the same parts however the bytes are cut, with lines that end in %j',
    async (lineEnd) => {
      const text = fc.string({
        unit: fc.constantFrom('a', '-', '\r', '\n', '\r\n', 'bound', '--bound1', '--bound12'),
        maxLength: 20,
      });
      const contents = text.filter((content) => !`${lineEnd}${content}`.includes(`${lineEnd}--bound12`));
      await fc.assert(
        fc.asyncProperty(contents, contents, fc.integer({ min: 1, max: 40 }), async (first, second, cutBytes) => {
          const around = multipart('FIRST', 'x/y', 'SECOND', 'bound12').replaceAll('\r\n', lineEnd);
          const body = around.replace('FIRST', () => first).replace('SECOND', () => second);
          const bytes = new TextEncoder().encode(body);
          const found: [string | undefined, string][] = [];
          for await (const { contentType, bytes: content } of multipartParts(inPieces(bytes, cutBytes), 'bound12')) {
            found.push([contentType, await textOf(content)]);
          }
          expect(found).toEqual([
            ['application/json; charset=utf-8', first],
            ['x/y', second],
          ]);
        }),
      );
    },
  );

  test('reads any body to a file or a 400', async () => {
    const piece = fc.constantFrom(
      '--bound12',
      '--',
      '\r\n',
      '{}',
      'Content-Type: a/b',
      'x',
      '\r\n\r\n',
      '\n',
      '\r',
      'ÿ',
      '--bound12--',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 14 }), async (pieces) => {
        const { status } = await post(createEmulator(), related('bound12'), pieces.join(''));
        expect([200, 400]).toContain(status);
      }),
    );
  });
});

test('raw takes nothing but the bytes', async () => {
  const headers = {
    'X-Goog-Upload-Protocol': 'raw',
    'X-Goog-Upload-File-Name': 'one.jsonl',
    'X-Goog-Upload-Header-Content-Type': 'jsonl',
  };
  const file = await fileIn(await post(createEmulator(), headers, 'abc'));
  expect(file).toMatchObject({ displayName: 'one.jsonl', mimeType: 'jsonl', sizeBytes: '3' });
});

test.each(['', '?uploadType=resumable', '?uploadType=other'])(
  'no protocol that is served is a 501 (%s)',
  async (query) => {
    expect((await post(createEmulator(), {}, 'abc', query)).status).toBe(501);
  },
);

async function* inPieces(bytes: Uint8Array, sizeBytes: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += sizeBytes) {
    yield bytes.subarray(start, start + sizeBytes);
  }
}

async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of chunks) {
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
