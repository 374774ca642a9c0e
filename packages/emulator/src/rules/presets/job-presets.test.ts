import { expect } from 'vitest';
import { inlineRequests } from '../../testing/faulty-client.ts';
import { anHour, answersAfter, jobAfter, linesOf, testSights } from '../../testing/preset-sights.ts';
import { jobPresets } from './job-presets.ts';

const aDay = 86_400;
const pending = { state: 'BATCH_STATE_PENDING', code: undefined, hasOutput: false };

function isSorted(values: unknown): boolean {
  return Array.isArray(values) && values.every((value, index) => value === `k${index}`);
}

testSights(jobPresets, {
  'stuck-pending': [
    [jobAfter(aDay), pending],
    [jobAfter(3 * aDay), { state: 'BATCH_STATE_EXPIRED', code: 4, hasOutput: false }],
  ],
  'stuck-running': [[jobAfter(aDay), { ...pending, state: 'BATCH_STATE_RUNNING' }]],
  expired: [[jobAfter(301), { state: 'BATCH_STATE_EXPIRED', code: 4, hasOutput: false }]],
  'failed-without-reason': [[jobAfter(anHour), { state: 'BATCH_STATE_FAILED', code: 13, hasOutput: false }]],
  'cancelled-by-service': [[jobAfter(anHour), { state: 'BATCH_STATE_CANCELLED', code: 1, hasOutput: false }]],
  shuffled: [[async (faulty) => isSorted(await linesOf(({ key }) => key)(faulty)), false]],
  'lost-metadata': [
    [
      async ({ client, passSeconds }) => {
        const { name } = await client.createInline(inlineRequests(3));
        passSeconds(anHour);
        const answers = (await client.batch(name)).metadata?.output?.inlinedResponses?.inlinedResponses ?? [];
        return answers.map((answer) => Object.keys(answer));
      },
      [['response'], ['response'], ['response']],
    ],
  ],
  'late-list': [
    [
      async ({ client, passSeconds }) => {
        const { name } = await client.createInline(inlineRequests(1));
        const early = await client.json('GET', '/v1beta/batches');
        passSeconds(601);
        return [early, (await client.batch(name)).name === name, await client.json('GET', '/v1beta/batches')];
      },
      [{}, true, { operations: [expect.anything()] }],
    ],
  ],
  'unreadable-inline': [
    [
      async ({ client, passSeconds }) => {
        const { name } = await client.createInline(inlineRequests(2));
        passSeconds(anHour);
        return await answersAfter(60, () => client.send('GET', `/v1beta/${name}`));
      },
      { early: false, status: 503 },
    ],
  ],
});
