import { expect } from 'vitest';
import { inlineRequests, requestLines } from '../../testing/faulty-client.ts';
import { anHour, jobAfter, keyAndText, linesOf, testSights, timed } from '../../testing/preset-sights.ts';
import { jobPresets } from './job-presets.ts';

const twoDays = 2 * 86_400;
const pending = { state: 'BATCH_STATE_PENDING', code: undefined, hasOutput: false };
const running = { ...pending, state: 'BATCH_STATE_RUNNING' };
const expired = { state: 'BATCH_STATE_EXPIRED', code: 4, hasOutput: false };
const answers = requestLines(20).map(({ key }, index) => [key, String(index)]);

testSights(jobPresets, {
  'stuck-pending': [
    [jobAfter(twoDays - 1), pending],
    [jobAfter(twoDays), expired],
  ],
  'stuck-running': [
    [jobAfter(0), pending, 'always'],
    [jobAfter(twoDays - 1), running],
    [jobAfter(twoDays), expired],
  ],
  expired: [
    [jobAfter(299), running],
    [jobAfter(300), expired],
  ],
  'failed-without-reason': [
    [jobAfter(anHour), { state: 'BATCH_STATE_FAILED', code: 13, hasOutput: false }],
    [
      async ({ client, passSeconds }) => {
        const { name } = await client.createInline(inlineRequests(1));
        passSeconds(anHour);
        return (await client.batch(name)).error;
      },
      { code: 13, message: expect.stringMatching(/\w/) },
    ],
  ],
  'cancelled-by-service': [[jobAfter(anHour), { state: 'BATCH_STATE_CANCELLED', code: 1, hasOutput: false }]],
  shuffled: [
    [
      async (faulty) => {
        const seen = await linesOf(keyAndText)(faulty);
        return { isInOrder: JSON.stringify(seen) === JSON.stringify(answers), all: seen.map(String).sort() };
      },
      { isInOrder: false, all: answers.map(String).sort() },
    ],
  ],
  'lost-metadata': [
    [
      async ({ client, passSeconds }) => {
        const { name } = await client.createInline(inlineRequests(3));
        passSeconds(anHour);
        const inlined = (await client.batch(name)).metadata?.output?.inlinedResponses?.inlinedResponses ?? [];
        return inlined.map((answer) => Object.keys(answer));
      },
      [['response'], ['response'], ['response']],
    ],
  ],
  'late-list': [
    [
      async ({ client, passSeconds }) => {
        const { name } = await client.createInline(inlineRequests(1));
        passSeconds(599);
        const early = await client.json('GET', '/v1beta/batches');
        passSeconds(1);
        return [early, (await client.batch(name)).name === name, await client.json('GET', '/v1beta/batches')];
      },
      [{}, true, { operations: [expect.anything()] }],
    ],
  ],
  'unreadable-inline': [
    [
      async ({ client, passSeconds }) => {
        const { name } = await client.createInline(inlineRequests(2));
        const get = () => timed(async () => (await client.send('GET', `/v1beta/${name}`)).status);
        const early = await get();
        passSeconds(anHour);
        return [early, await get(), await get()];
      },
      [
        [200, 0],
        [503, 60_000],
        [503, 60_000],
      ],
    ],
  ],
});
