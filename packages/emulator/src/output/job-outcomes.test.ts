import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createEmulator } from '../create-emulator.ts';
import { apiClient } from '../testing/api-client.ts';
import { requestLines } from '../testing/faulty-client.ts';
import { withTemporaryFolder } from '../testing/temporary-folder.ts';
import { testClock } from '../testing/test-clock.ts';

test('what could not be counted is counted when it can be, by all who ask at once', async () => {
  await withTemporaryFolder(async (folder) => {
    const answers = join(folder, 'answers.jsonl');
    await writeFile(answers, '{"key":"k0","text":"one"}\n');
    const clock = testClock();
    const client = apiClient(createEmulator({ now: clock.now, answers }));
    const { name } = await client.createFromLines(requestLines(2));
    clock.advance(3_600_000);
    await writeFile(answers, 'not JSON\n');
    expect(await client.error('GET', `/v1/${name}`)).toMatchObject({ code: 500 });
    await writeFile(answers, '{"key":"k0","text":"one"}\n{"key":"k9","text":"nine"}\n');
    const jobs = await Promise.all([client.batch(name), client.batch(name), client.batch(name)]);
    for (const { metadata } of jobs) {
      expect(metadata?.batchStats).toMatchObject({ successfulRequestCount: '1', failedRequestCount: '1' });
    }
  });
});
