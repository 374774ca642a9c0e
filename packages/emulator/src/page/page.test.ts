import { expect, test } from 'vitest';
import { createEmulator } from '../create-emulator.ts';
import { pageScript } from './page-script.ts';
import { pageWords } from './page-words.ts';

const open = (headers: Record<string, string> = {}, path = '/'): Promise<Response> =>
  createEmulator().fetch(path, { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', ...headers } });

test.each([
  ['/', {}, 'en'],
  ['/?lang=zh', {}, 'zh'],
  ['/?lang=en', { 'accept-language': 'zh-CN' }, 'en'],
  ['/?lang=xx', { 'accept-language': 'zh-CN,en;q=0.5' }, 'zh'],
  ['/', { 'accept-language': 'fr, en;q=0.4, zh-TW;q=0.9' }, 'zh'],
  ['/', { 'accept-language': 'zh;q=0, de' }, 'en'],
  ['/', { 'accept-language': ';;,q=,=' }, 'en'],
] as const)('the page %s with %j is in %s', async (path, headers, lang) => {
  const html = await (await open(headers, path)).text();
  expect(html).toContain(`<html lang="${lang}">`);
  expect(html).toContain(pageWords[lang].advance);
});

test('the page says what it may do, and who served it', async () => {
  const { status, headers } = await open();
  expect(status).toBe(200);
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('unsafe');
  expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(headers.get('server')).toMatch(/^gemini-batch-emulator\//);
});

test('the page holds nothing from elsewhere, and a script that parses', async () => {
  const html = await (await open()).text();
  expect(html.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:\/\//);
  expect(() => new Function(pageScript)).not.toThrow();
  for (const part of ['innerHTML', 'insertAdjacentHTML', 'document.write', 'eval(']) {
    expect(html).not.toContain(part);
  }
});

test('a client that takes anything gets the page, one that does not take HTML what the service says of that path', async () => {
  expect((await createEmulator().fetch('/')).status).toBe(200);
  expect((await open({ accept: '*/*' })).status).toBe(200);
  const answer = await open({ accept: 'application/json' });
  expect(answer.status).toBe(404);
  expect((await answer.json()).error.status).toBe('NOT_FOUND');
});
