import { expect, test } from 'vitest';
import { staleFiles } from '../scripts/stale-files.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const built = new Map([
  ['main.cjs', Buffer.from('code\n')],
  ['licenses.txt', Buffer.from('MIT\n')],
]);

test('staleFiles finds nothing when each file is there byte for byte', async () => {
  await using folder = await temporaryFolder();
  for (const [name, content] of built) await folder.write(name, content.toString());
  expect(await staleFiles(built, folder.path)).toEqual([]);
});

test('staleFiles finds what differs, if only in a line end, and what is missing', async () => {
  await using folder = await temporaryFolder();
  await folder.write('main.cjs', 'code\r\n');
  expect(await staleFiles(built, folder.path)).toEqual(['main.cjs', 'licenses.txt']);
});
