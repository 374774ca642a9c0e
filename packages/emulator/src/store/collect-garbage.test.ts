import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { createEmulator } from '../create-emulator.ts';
import { apiClient } from '../testing/api-client.ts';

test('an emulator in a program of its user leaves the flags of V8 alone, however much passes through', async () => {
  const emulator = createEmulator();
  await apiClient(emulator).upload('x'.repeat(9 * 1024 * 1024));
  await emulator.close();
  // What --expose-gc gives every new context.
  expect(runInNewContext('typeof gc')).toBe('undefined');
});
