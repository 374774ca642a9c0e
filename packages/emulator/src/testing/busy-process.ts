// Works on a data folder without an end, and prints a line for everything that was acknowledged, and before it
// changes something.
import process from 'node:process';
import { createEmulator } from '../create-emulator.ts';
import { apiClient, ask } from './api-client.ts';

const [, , dataDir = '', name = ''] = process.argv;
const client = apiClient(createEmulator({ dataDir }));
const say = (...words: readonly (string | undefined)[]): boolean => process.stdout.write(`${words.join(' ')}\n`);

for (let count = 0; ; count += 1) {
  const large = count % 5 === 0 ? 'x'.repeat(6 * 1024 * 1024) : '';
  const id = `${name}-${count}`;
  const file = await client.upload(`${JSON.stringify({ key: id, request: ask('Hi'), large })}\n`, {
    name: `files/${id}`,
  });
  say('file', file.name, file.sha256Hash);
  const lines = Array.from({ length: 20 }, (_, index) => ({ key: `${id}-${index}`, request: ask('Hi') }));
  const fromFile = await client.createFromLines(lines, id);
  say('job', fromFile.name, '20');
  const inline = await client.createInline([{ request: ask('Hi'), metadata: { key: id } }]);
  say('job', inline.name, '1');
  say('changing', inline.name);
  await client.json('POST', `/v1/${inline.name}:cancel`);
  say('cancelled', inline.name, '1');
  if (count % 3 === 0) {
    for (const object of [file.name, fromFile.name]) {
      say('changing', object);
      await client.json('DELETE', `/v1/${object}`);
      say('gone', object);
    }
  }
  await client.json('GET', '/v1/batches');
}
