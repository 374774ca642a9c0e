import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { UpstreamFormat } from '../jobs/upstream-settings.ts';
import { ask } from '../testing/api-client.ts';
import { eventually } from '../testing/eventually.ts';
import { fakeUpstream } from '../testing/fake-upstream.ts';
import { withTemporaryFolder } from '../testing/temporary-folder.ts';
import { apiKey, ended, gate, lines, setting, textOf, url } from '../testing/upstream-setting.ts';

describe.each<[UpstreamFormat]>([['gemini'], ['openai']])('a job that a server of the format %s answers', (format) => {
  test('has its answers in the order of its input', async () => {
    const upstream = fakeUpstream();
    const { client, startJobs } = setting({ format, fetch: upstream.fetch, apiKey });
    const { name } = await client.createFromLines(lines(20));
    startJobs();
    const operation = await ended(client, name);
    expect(operation.metadata).toMatchObject({
      state: 'BATCH_STATE_SUCCEEDED',
      batchStats: { requestCount: '20', successfulRequestCount: '20' },
    });
    const output = await client.output(operation);
    expect(output.map((line) => [line.key, textOf(line)])).toEqual(
      lines(20).map(({ key }, index) => [key, `re: p${index}`]),
    );
    expect(upstream.prompts().toSorted()).toEqual(
      lines(20)
        .map((_line, index) => `p${index}`)
        .toSorted(),
    );
  });

  test('is asked with the key in its header, for the model of the client or the one that is set', async () => {
    const upstream = fakeUpstream();
    const { client, startJobs } = setting({ format, fetch: upstream.fetch, apiKey });
    const other = setting({ format, fetch: upstream.fetch, model: 'qwen3:8b' });
    const inline = [{ request: ask('Hi'), metadata: { key: 'a' } }];
    const jobs = [await client.createInline(inline), await other.client.createInline(inline)] as const;
    startJobs();
    const operation = await ended(client, jobs[0].name);
    expect(operation.metadata?.output?.inlinedResponses?.inlinedResponses).toMatchObject([
      { response: { candidates: [{ content: { parts: [{ text: 're: Hi' }] } }] }, metadata: { key: 'a' } },
    ]);
    other.startJobs();
    await ended(other.client, jobs[1].name);
    const [first, second] = upstream.asked;
    const header = format === 'gemini' ? 'x-goog-api-key' : 'authorization';
    expect(first?.headers.get(header)).toContain(apiKey);
    expect(second?.headers.get(header)).toBeNull();
    if (format === 'gemini') {
      expect(first?.url).toBe(`${url}/models/gemini-3.5-flash-lite:generateContent`);
      expect(second?.url).toBe(`${url}/models/qwen3%3A8b:generateContent`);
    } else {
      expect(first).toMatchObject({ url: `${url}/chat/completions`, body: { model: 'gemini-3.5-flash-lite' } });
      expect(second).toMatchObject({ url: `${url}/chat/completions`, body: { model: 'qwen3:8b' } });
    }
  });

  test('embeds', async () => {
    const upstream = fakeUpstream();
    const { client, startJobs } = setting({ format, fetch: upstream.fetch });
    const requests = [{ request: { content: { parts: [{ text: 'Hi' }] } }, metadata: { key: 'a' } }];
    const body = { batch: { displayName: 'test', inputConfig: { requests: { requests } } } };
    const path = '/v1beta/models/gemini-embedding-001:asyncBatchEmbedContent';
    const created = await client.json('POST', path, body);
    startJobs();
    const operation = await ended(client, String(Object(created).name));
    const [line] = operation.metadata?.output?.inlinedResponses?.inlinedResponses ?? [];
    expect(line).toMatchObject({ response: { embedding: { values: [0.6, 0.8] } }, metadata: { key: 'a' } });
    expect(upstream.prompts()).toEqual(['Hi']);
  });
});

describe('a job that an upstream answers', () => {
  test('is not asked for before it starts, and runs until the last answer is there', async () => {
    const { pass, open } = gate();
    const upstream = fakeUpstream(pass);
    const { client, startJobs, advance } = setting({ fetch: upstream.fetch });
    const { name } = await client.createFromLines(lines(3));
    expect((await client.batch(name)).metadata?.state).toBe('BATCH_STATE_PENDING');
    expect(upstream.asked).toEqual([]);
    startJobs();
    await eventually(() => (upstream.asked.length === 3 ? true : undefined));
    advance(47 * 3_600_000);
    expect((await client.batch(name)).metadata).toMatchObject({
      state: 'BATCH_STATE_RUNNING',
      batchStats: { requestCount: '3', pendingRequestCount: '3' },
    });
    open();
    const operation = await ended(client, name);
    expect(operation.metadata?.endTime).toMatch(/^2026-11-25T11:00:10/);
  });

  test('expires after 48 hours, whatever the speed', async () => {
    const upstream = fakeUpstream(gate().pass);
    const { client, emulator, startJobs, advance } = setting({ fetch: upstream.fetch }, { speed: 1000 });
    const { name } = await client.createFromLines(lines(1));
    startJobs();
    advance(47 * 3_600_000);
    expect((await client.batch(name)).metadata?.state).toBe('BATCH_STATE_RUNNING');
    advance(3_600_000);
    expect((await client.batch(name)).metadata?.state).toBe('BATCH_STATE_EXPIRED');
    await emulator.close();
  });

  test('is given no more than so many requests at a time, over all jobs', async () => {
    const counts: number[] = [];
    let running = 0;
    const upstream = fakeUpstream(async () => {
      running += 1;
      counts.push(running);
      await new Promise((resolve) => {
        setTimeout(resolve, 2);
      });
      running -= 1;
      return undefined;
    });
    const { client, startJobs } = setting({ fetch: upstream.fetch, concurrency: 3 });
    const jobs = [await client.createFromLines(lines(12)), await client.createFromLines(lines(12))];
    startJobs();
    for (const { name } of jobs) {
      await ended(client, name);
    }
    expect(upstream.asked).toHaveLength(24);
    expect(Math.max(...counts)).toBe(3);
  });

  test('asks again when the upstream is busy, and says what went wrong otherwise', async () => {
    const seen = new Map<string, number>();
    const error = (status: number, message: string, headers = {}) =>
      Response.json({ error: { message } }, { status, headers });
    const upstream = fakeUpstream(({ prompt }) => {
      const count = (seen.get(prompt) ?? 0) + 1;
      seen.set(prompt, count);
      const answers: Record<string, Response | undefined> = {
        p0: count < 3 ? error(429, 'Slow down', { 'retry-after': '0' }) : undefined,
        p1: error(503, 'Loading the model', { 'retry-after': '0' }),
        p2: error(400, 'Too long'),
        p3: error(401, `Incorrect key: ${apiKey}`),
        p4: new Response('<html>'),
        p5: Response.json({ choices: [] }),
        p6: Response.redirect('http://elsewhere.test/'),
      };
      return answers[prompt];
    });
    const { client, startJobs } = setting({ fetch: upstream.fetch, apiKey });
    const { name } = await client.createFromLines(lines(8));
    startJobs();
    const operation = await ended(client, name);
    expect(operation.metadata?.batchStats).toEqual({
      requestCount: '8',
      successfulRequestCount: '2',
      failedRequestCount: '6',
    });
    const output = await client.output(operation);
    expect(output.map((line) => line.error ?? textOf(line))).toEqual([
      're: p0',
      { code: 14, message: 'The upstream answered 503: Loading the model' },
      { code: 3, message: 'The upstream answered 400: Too long' },
      { code: 16, message: 'The upstream answered 401: Incorrect key: [key]' },
      { code: 13, message: 'The upstream did not answer with an object in JSON.' },
      { code: 13, message: 'The answer of the upstream was not understood.' },
      { code: 9, message: 'The upstream answered with a redirect, which is not followed.' },
      're: p7',
    ]);
    expect(Object.fromEntries(seen)).toEqual({ p0: 3, p1: 4, p2: 1, p3: 1, p4: 1, p5: 1, p6: 1, p7: 1 });
  });

  test('does not ask what the upstream cannot be asked', async () => {
    const upstream = fakeUpstream();
    const { client, startJobs } = setting({ fetch: upstream.fetch });
    const request = { contents: [{ role: 'user', parts: [{ fileData: { fileUri: 'files/a' } }] }] };
    const { name } = await client.createFromLines([{ key: 'a', request }]);
    startJobs();
    const [line] = await client.output(await ended(client, name));
    expect(line?.error).toEqual({ code: 3, message: 'The upstream cannot be asked this: a part with "fileData".' });
    expect(upstream.asked).toEqual([]);
  });

  test('stops asking when it is cancelled, and gives what was answered by then where that is chosen', async () => {
    const { pass } = gate();
    const upstream = fakeUpstream(async (request, init) =>
      request.prompt < 'p3' ? undefined : await pass(request, init),
    );
    const choices = { cancelledOutput: 'partial' } as const;
    const { client, startJobs } = setting({ fetch: upstream.fetch, concurrency: 2 }, { choices });
    const { name } = await client.createFromLines(lines(9));
    startJobs();
    await eventually(() => (upstream.asked.length === 5 ? true : undefined));
    await client.json('POST', `/v1beta/${name}:cancel`);
    const operation = await client.batch(name);
    expect(operation.metadata).toMatchObject({
      state: 'BATCH_STATE_CANCELLED',
      batchStats: { requestCount: '9', successfulRequestCount: '3', pendingRequestCount: '6' },
    });
    expect((await client.output(operation)).map(textOf)).toEqual(['re: p0', 're: p1', 're: p2']);
    // Those under way are given up within a second.
    await new Promise((resolve) => {
      setTimeout(resolve, 1200);
    });
    expect(upstream.asked).toHaveLength(5);
    expect((await client.batch(name)).metadata).toEqual(operation.metadata);
  });

  test('leaves nothing behind when it is deleted', async () => {
    await withTemporaryFolder(async (dataDir) => {
      const { pass } = gate();
      const upstream = fakeUpstream(async (request, init) =>
        request.prompt < 'p2' ? undefined : await pass(request, init),
      );
      const { client, emulator, startJobs } = setting({ fetch: upstream.fetch }, { dataDir });
      const { name } = await client.createInline(lines(4).map(({ request }) => ({ request })));
      startJobs();
      await eventually(() => (upstream.asked.length === 4 ? true : undefined));
      await client.json('DELETE', `/v1beta/${name}`);
      await emulator.close();
      expect(await readdir(join(dataDir, 'blobs'))).toEqual([]);
      expect(await readdir(join(dataDir, 'completions'))).toEqual([]);
    });
  });

  test('keeps the key out of everything, however its answers escape it', async () => {
    await withTemporaryFolder(async (dataDir) => {
      const secret = 'sk-Abcdefghijklmnop0123456789+/==';
      const escaped = secret.replaceAll('/', '\\/').replaceAll('+', '\\u002B');
      const called = { name: 'call', arguments: `{"key":"${escaped}"}` };
      const upstream = fakeUpstream(({ prompt }) =>
        prompt === 'p0'
          ? new Response(`{"error":{"message":"Incorrect API key: ${escaped}"}}`, { status: 401 })
          : Response.json({ choices: [{ message: { tool_calls: [{ function: called }] } }] }),
      );
      const { client, startJobs } = setting({ fetch: upstream.fetch, apiKey: secret }, { dataDir });
      const path = '/v1beta/models/gemini-3.5-flash-lite:generateContent';
      const answers = [await client.error('POST', path, ask('p0')), await client.json('POST', path, ask('p1'))];
      const { name } = await client.createFromLines(lines(2));
      startJobs();
      const output = await client.output(await ended(client, name));
      const message = 'The upstream answered 401: Incorrect API key: [key]';
      const parts = [{ functionCall: { name: 'call', args: { key: '[key]' } } }];
      expect(answers).toMatchObject([{ message }, { candidates: [{ content: { parts } }] }]);
      expect(output).toMatchObject([{ error: { message } }, { response: { candidates: [{ content: { parts } }] } }]);
      const files = await readdir(dataDir, { recursive: true, withFileTypes: true });
      for (const file of files.filter((each) => each.isFile())) {
        expect(await readFile(join(file.parentPath, file.name), 'utf8')).not.toContain('0123456789');
      }
    });
  });

  test('keeps the key out of everything', async () => {
    await withTemporaryFolder(async (dataDir) => {
      const upstream = fakeUpstream(({ prompt }) =>
        prompt === 'p0' ? Response.json({ error: `Bad key ${apiKey}` }, { status: 403 }) : undefined,
      );
      const echo = fakeUpstream(() => Response.json({ choices: [{ message: { content: `You said ${apiKey}` } }] }));
      const exchanges: unknown[] = [];
      const onExchange = (exchange: unknown): void => {
        exchanges.push(exchange);
      };
      const outputs: string[] = [];
      for (const { fetch } of [upstream, echo]) {
        const { client, startJobs } = setting({ fetch, apiKey }, { dataDir, onExchange });
        const { name } = await client.createFromLines(lines(2));
        startJobs();
        outputs.push(await client.outputText(await ended(client, name)));
      }
      const files = await readdir(dataDir, { recursive: true, withFileTypes: true });
      const texts = await Promise.all(
        files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name), 'utf8')),
      );
      expect(outputs.join()).toContain('Bad key [key]');
      expect(outputs.join()).toContain('You said [key]');
      expect(texts.length).toBeGreaterThan(5);
      expect(JSON.stringify([texts, outputs, exchanges])).not.toContain(apiKey);
    });
  });
});
