import { expect } from 'vitest';
import { ask } from '../../testing/api-client.ts';
import { requestLines } from '../../testing/faulty-client.ts';
import { anHour, jobAfter, testSights } from '../../testing/preset-sights.ts';
import { alwaysOn } from './always-on.ts';

testSights(alwaysOn, {
  'long-output-name': [
    [
      async ({ client, passSeconds }) => {
        const { name } = await client.createFromLines(requestLines(1));
        passSeconds(anHour);
        const file = (await client.batch(name)).metadata?.output?.responsesFile ?? '';
        const { code, message } = await client.error('GET', `/v1beta/${file}`);
        const download = await client.send('GET', `/v1beta/${file}:download?alt=media`);
        return [file.slice('files/'.length).length, code, message, download.status];
      },
      [42, 400, expect.stringContaining('cannot be more than 40 characters'), 200],
    ],
  ],
  'emptied-lists': [
    [
      async ({ client, passSeconds }) => {
        const { name } = await client.createFromLines([{ key: 'a', request: ask('x'), tags: ['one', 'two'] }]);
        passSeconds(anHour);
        return await client.output(await client.batch(name));
      },
      [expect.objectContaining({ key: 'a', tags: [] })],
    ],
  ],
  'batch-states': [
    [jobAfter(0), expect.objectContaining({ state: 'BATCH_STATE_PENDING' })],
    // It waits for two minutes at most, and runs for more than one.
    [jobAfter(125), expect.objectContaining({ state: 'BATCH_STATE_RUNNING' })],
    [jobAfter(anHour), expect.objectContaining({ state: 'BATCH_STATE_SUCCEEDED' })],
  ],
  'custom-id': [
    [
      async ({ client, passSeconds }) => {
        const { name } = await client.createFromLines([{ custom_id: 'a', request: ask('x') }]);
        passSeconds(anHour);
        return (await client.output(await client.batch(name))).map((line) => Object.hasOwn(line, 'key'));
      },
      [false],
    ],
  ],
});
