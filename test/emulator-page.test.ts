import { describe, expect, test } from 'vitest';
import { createEmulator, type EmulatorOptions, serveEmulator } from '../packages/emulator/src/index.ts';
import { openPage } from './support/browser-page.ts';
import { findChromium } from './support/chromium.ts';
import { hostileStrings } from './support/hostile-strings.ts';

const chromium = findChromium() ?? '';

/** An emulator on a port, and a client of its API. */
async function served(options: EmulatorOptions = {}) {
  const emulator = createEmulator({ speed: 1, ...options });
  const server = await serveEmulator(emulator, { port: 0 });
  const call = async (method: string, path: string, body?: unknown) =>
    await fetch(`${server.url}/v1beta/${path}`, {
      method,
      headers: { 'x-goog-api-key': 'my-secret', 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return {
    emulator,
    url: server.url,
    call,
    create: async (displayName: string): Promise<string> => {
      const requests = [{ request: { contents: [{ parts: [{ text: 'Hi' }] }] }, metadata: { key: 'a' } }];
      const batch = { displayName, inputConfig: { requests: { requests } } };
      const answer = await call('POST', 'models/gemini-3.5-flash-lite:batchGenerateContent', { batch });
      return (await answer.json()).name;
    },
    [Symbol.asyncDispose]: () => server.close(),
  };
}

describe.skipIf(chromium === '')('the page in a real browser (skipped where there is no Chromium)', () => {
  test('shows a job as it appears, runs and ends, and each request', async () => {
    await using service = await served();
    await using page = await openPage(chromium, service.url);
    await page.until(`document.body.innerText.includes('No jobs yet.')`);
    expect(await page.text()).toContain(`export GOOGLE_GEMINI_BASE_URL=${service.url} GEMINI_API_KEY=emulator`);
    const name = await service.create('my first job');
    await page.until(`document.querySelector('#jobs')?.innerText.includes('my first job')`);
    await page.until(`document.querySelector('#jobs .badge').innerText === 'PENDING'`);
    expect(await page.text()).toContain(name);
    expect(await page.text()).toContain('batches.create');
    for (const _ of [1, 2]) {
      await page.click('button[data-seconds="60"]');
      await page.until(`!document.querySelector('button[data-seconds="60"]').disabled`);
    }
    await page.until(`document.querySelector('#jobs .badge').innerText === 'RUNNING'`);
    await page.click('button[data-seconds="3600"]');
    await page.until(`document.querySelector('#jobs .badge').innerText === 'SUCCEEDED'`);
    expect(await page.text()).toContain('1 succeeded');
    expect(await page.text()).not.toContain('my-secret');
    expect(page.complaints).toEqual([]);
  });

  test('shows the rules in force, and a fault when it strikes', async () => {
    await using service = await served({
      faults: [
        { call: 'batches.list', do: { status: 503 } },
        { job: {}, do: { end: { state: 'FAILED' } } },
      ],
    });
    await using page = await openPage(chromium, service.url);
    await page.until(`document.querySelectorAll('#rules tr').length === 2`);
    expect(await page.text()).toContain('calls: 0');
    expect((await service.call('GET', 'batches')).status).toBe(503);
    await service.create('doomed');
    await page.until(`document.querySelector('#requests .chip')?.innerText.includes('batches.list') === true`);
    await page.until(`document.querySelector('#rules').innerText.includes('calls: 1')`);
    await page.until(`document.querySelector('#jobs .chip')?.innerText.includes('FAILED') === true`);
    expect(await page.text()).toContain('jobs: 1');
  });

  test('shows why a call was refused: the message, or the limit that the answer does not name', async () => {
    await using service = await served({ limits: { concurrentJobs: 0 } });
    await service.create('one too many');
    await service.call('GET', 'batches/none');
    await using page = await openPage(chromium, service.url);
    await page.until(`document.querySelectorAll('#requests tr').length === 2`);
    const text = await page.text();
    expect(text).toContain('limit concurrentJobs 0');
    expect(text).toContain('Requested entity was not found.');
    expect(text).not.toContain('my-secret');
  });

  test('takes hostile names as text: nothing runs, nothing is fetched, nothing is turned around', async () => {
    await using service = await served({ limits: { concurrentJobs: null } });
    const names = [
      ...Object.values(hostileStrings).map((text) => text.toWellFormed()),
      '<img src=x onerror="window.ran=1">',
      '</script><script>window.ran=1</script>',
      'a\u202Egnp.exe',
    ];
    for (const name of names) await service.create(name);
    await service.call('GET', 'batches/%3Cimg%20src=x%20onerror=window.ran=1%3E?q=<script>window.ran=1</script>');
    await using page = await openPage(chromium, service.url);
    await page.until(`document.querySelectorAll('#jobs tr').length === ${names.length}`);
    expect(await page.evaluate('window.ran')).toBeUndefined();
    expect(await page.evaluate(`document.querySelectorAll('img, iframe, object, script[src]').length`)).toBe(0);
    const text = await page.text();
    expect(text).toContain('<img src=x onerror="window.ran=1">');
    expect(text).toContain('a\\u202Egnp.exe');
    expect(text).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    const asked = await page.evaluate(`performance.getEntriesByType('resource').map(({ name }) => name)`);
    expect(new Set(Array.isArray(asked) ? asked : [])).toEqual(new Set([`${service.url}/emulator/state`]));
    expect(page.complaints).toEqual([]);
    // The same page does complain, and keeps it out, when a script of another is put into it.
    await page.evaluate(
      `document.body.append(Object.assign(document.createElement('script'), { text: 'window.ran=1' }))`,
    );
    await page.until('true');
    expect(await page.evaluate('window.ran')).toBeUndefined();
    expect(page.complaints.join()).toContain('Content Security Policy');
  });

  test('speaks the browser’s language, and the other one when asked', async () => {
    await using service = await served();
    await using page = await openPage(chromium, service.url, { language: 'zh-CN' });
    await page.until(`document.body.innerText.includes('还没有任务。')`);
    expect(await page.evaluate('document.documentElement.lang')).toBe('zh');
    await page.click('header a');
    await page.until(`document.body.innerText.includes('No jobs yet.')`);
  });

  test('fits a phone', async () => {
    await using service = await served();
    await service.create('a job with a long name: '.padEnd(300, 'x'));
    await using page = await openPage(chromium, service.url, { width: 360, height: 700 });
    await page.until(`document.querySelectorAll('#jobs tr').length === 1`);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  });

  test('says when the emulator is gone, and goes on when it is back', async () => {
    const emulator = createEmulator();
    const first = await serveEmulator(emulator, { port: 0 });
    await using page = await openPage(chromium, first.url);
    await page.until(`!document.querySelector('#live').hidden`);
    await first.close();
    await page.until(`!document.querySelector('#lost').hidden && document.querySelector('#live').hidden`);
    const again = await serveEmulator(emulator, { port: Number(new URL(first.url).port) });
    await page.until(`document.querySelector('#lost').hidden && !document.querySelector('#live').hidden`);
    await again.close();
  });

  test('asks nothing while nobody looks', async () => {
    let asked = 0;
    const emulator = createEmulator();
    const counting = {
      ...emulator,
      fetch: (request: Request | URL | string) => {
        asked += 1;
        return emulator.fetch(request);
      },
    };
    const server = await serveEmulator(counting, { port: 0 });
    await using page = await openPage(chromium, server.url);
    await page.until(`!document.querySelector('#live').hidden`);
    await page.evaluate(`Object.defineProperty(document, 'hidden', { value: true, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'))`);
    // What was under way may still arrive; then there is silence for longer than two looks are apart.
    await page.evaluate('new Promise((resolve) => setTimeout(resolve, 300))');
    const before = asked;
    await page.evaluate('new Promise((resolve) => setTimeout(resolve, 1500))');
    expect(asked).toBe(before);
    await page.evaluate(`delete document.hidden; document.dispatchEvent(new Event('visibilitychange'))`);
    await page.until(`performance.getEntriesByType('resource').length >= ${before}`);
    expect(asked).toBeGreaterThan(before);
    await server.close();
  });
});
