// An emulator in a process of its own, for what is measured from outside: `node scripts/emulator-process.ts [folder]`,
// started with an IPC channel. It tells its address, and its peak of memory whenever it is asked. It is the package as it
// is built: to read its sources in TypeScript takes memory that its users never see.
import process from 'node:process';
import { watchPeakMemory } from './peak-memory.ts';

const peak = watchPeakMemory();
const [, , dataDir] = process.argv;

const built = new URL('../packages/emulator/dist/index.js', import.meta.url).href;
const { createEmulator, serveEmulator }: typeof import('../packages/emulator/src/index.ts') = await import(built);

// Jobs end as soon as they are created.
const emulator = createEmulator({ speed: 1e12, ...(dataDir === undefined ? {} : { dataDir }) });
const server = await serveEmulator(emulator, { port: 0 });

process.on('message', () => process.send?.({ peakBytes: peak() }));
process.once('disconnect', async () => {
  await server.close();
  await emulator.close();
  process.exit();
});
process.send?.({ url: server.url });
