import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { createEmulator } from '../create-emulator.ts';
import { apiClient } from '../testing/api-client.ts';
import { eventually } from '../testing/eventually.ts';
import { fakeUpstream } from '../testing/fake-upstream.ts';
import { withTemporaryFolder } from '../testing/temporary-folder.ts';
import { testClock } from '../testing/test-clock.ts';
import { apiKey, ended, gate, lines, setting, textOf, url } from '../testing/upstream-setting.ts';

describe('a data folder whose emulator has ended', () => {
  test('has its job gone on with by another, which asks nothing twice and needs no option for it', async () => {
    await withTemporaryFolder(async (dataDir) => {
      const { pass } = gate();
      const first = fakeUpstream(async (request, init) =>
        request.prompt < 'p5' ? undefined : await pass(request, init),
      );
      const clock = testClock();
      const one = setting({ fetch: first.fetch, concurrency: 2 }, { dataDir }, clock);
      const { name } = await one.client.createFromLines(lines(10));
      one.startJobs();
      await eventually(() => (first.asked.length === 7 ? true : undefined));
      await one.emulator.close();

      const second = fakeUpstream();
      const other = { url: 'http://other.test', format: 'openai', apiKey, fetch: second.fetch } as const;
      const emulator = createEmulator({ now: clock.now, dataDir, upstream: other });
      const client = apiClient(emulator);
      await emulator.resume();
      const operation = await ended(client, name);
      expect((await client.output(operation)).map(textOf)).toEqual(lines(10).map((_line, index) => `re: p${index}`));
      expect(second.prompts()).toEqual(['p5', 'p6', 'p7', 'p8', 'p9']);
      // The job's own address, not that of the option, and so without the option's key.
      expect(second.asked.map((request) => [request.url, request.headers.get('authorization')])).toEqual(
        Array.from({ length: 5 }, () => [`${url}/chat/completions`, null]),
      );
    });
  });

  test('is left alone by one that has not its key', async () => {
    await withTemporaryFolder(async (dataDir) => {
      const upstream = fakeUpstream();
      const clock = testClock();
      const one = setting({ fetch: upstream.fetch, apiKey }, { dataDir }, clock);
      const { name } = await one.client.createFromLines(lines(2));
      await one.emulator.close();
      one.startJobs();
      const without = setting({ fetch: upstream.fetch }, { dataDir }, clock);
      await without.emulator.resume();
      // Longer than one with the key would need.
      await setTimeout(300);
      expect((await without.client.batch(name)).metadata?.state).toBe('BATCH_STATE_RUNNING');
      expect(upstream.asked).toEqual([]);
      const other = setting({ fetch: upstream.fetch, apiKey }, { dataDir }, clock);
      await ended(other.client, name);
      expect(upstream.asked.map(({ headers }) => headers.get('authorization'))).toEqual([
        `Bearer ${apiKey}`,
        `Bearer ${apiKey}`,
      ]);
    });
  });

  test('is worked on by one of two emulators', async () => {
    await withTemporaryFolder(async (dataDir) => {
      const upstream = fakeUpstream();
      const clock = testClock();
      const one = setting({ fetch: upstream.fetch }, { dataDir }, clock);
      const other = setting({ fetch: upstream.fetch }, { dataDir }, clock);
      const { name } = await one.client.createFromLines(lines(50));
      one.startJobs();
      const operations = await Promise.all([ended(one.client, name), ended(other.client, name)]);
      expect(operations[0]).toEqual(operations[1]);
      expect(upstream.prompts().toSorted()).toEqual([...new Set(upstream.prompts())].toSorted());
      expect(upstream.asked).toHaveLength(50);
    });
  });
});
