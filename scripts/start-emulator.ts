import { fileURLToPath } from 'node:url';
import { type Measured, startMeasured } from './start-measured.ts';

const command = fileURLToPath(new URL('../packages/emulator/dist/main.js', import.meta.url));

/**
 * Starts the emulator's command as it is built: to read its sources in TypeScript takes memory that its users never see.
 * Its jobs end as soon as they are created.
 */
export async function startEmulator(dataDir?: string): Promise<Measured> {
  const data = dataDir === undefined ? [] : ['--data', dataDir];
  return await startMeasured(command, ['--port', '0', '--speed', '1e12', '--json', ...data]);
}
