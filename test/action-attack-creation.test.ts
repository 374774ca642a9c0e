import { describe, expect, test } from 'vitest';
import { actionScene } from './support/action/action-scene.ts';
import { pullRequestEvent } from './support/github/event-payloads.ts';

const event = pullRequestEvent('same-repository');

/** What comes back of a creation that was done. */
const answers: readonly (readonly [string, () => Response])[] = [
  ['500', () => Response.json({ error: { code: 500, message: 'Internal error' } }, { status: 500 })],
  ['502 with a page', () => new Response('<html>Bad Gateway</html>', { status: 502 })],
  ['503 that asks for another try', () => new Response('{}', { status: 503, headers: { 'retry-after': '1' } })],
  ['an answer that is cut off', () => new Response('{"name": "batches/')],
  ['a page in its place', () => new Response('<html>Please wait</html>')],
];

describe('a creation whose answer is lost is found again, and no second job is made', () => {
  test.each(answers)('%s', async (_what, answer) => {
    let creations = 0;
    await using scene = await actionScene({
      service: {
        change: async ({ url }, response) => {
          if (!url.includes(':batchGenerateContent')) return response;
          creations += 1;
          await response.text();
          return answer();
        },
      },
    });
    const run = await scene.run({ event, inputs: { type: 'simple', count: '3' } });
    expect(run.exitCode).toBe(0);
    const [job, ...others] = await scene.service.jobs();
    expect(others).toEqual([]);
    expect(creations).toBe(1);
    expect(run.outputs).toMatchObject({ verdict: 'pass', total: '3', jobs: JSON.stringify([job?.name]) });
    expect(run.log).toContain(`Looking for the job "${job?.metadata.displayName}"`);
    expect(scene.github.comments()[0]?.body).toContain('### ✅ ');
  });
});
