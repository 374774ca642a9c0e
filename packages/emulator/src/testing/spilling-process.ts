// Uploads a file that is too large for memory, says so, and ends as it is told.
import process from 'node:process';
import { createEmulator } from '../create-emulator.ts';
import { apiClient } from './api-client.ts';

const [, , how = ''] = process.argv;
const emulator = createEmulator();
const file = await apiClient(emulator).upload('x'.repeat(5 * 1024 * 1024));
process.stdout.write(`${file.name}\n`);
if (how === 'waiting') {
  setInterval(() => {}, 1000);
} else if (how === 'close') {
  await emulator.close();
} else if (how === 'exit') {
  process.exit(0);
} else if (how === 'uncaught error') {
  throw new Error('The test wants it');
}
