// What takes too long for every test run: `pnpm test:soak`. A file of 2 GB goes up, becomes a job and comes down again,
// and 10,000 connections stand idle, while the memory of the emulator's command is watched. Then a million requests go
// through the tool's command in a hundred jobs, while its own memory is; and it is killed at 200 random moments, and in
// every way at each of its steps. Last, its analysis gets random runs and mutated lines, and its check before sending
// mutated lines as well.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { soakAnalysis } from './soak-analysis.ts';
import { soakConnections } from './soak-connections.ts';
import { soakCrashes } from './soak-crashes.ts';
import { soakMillion } from './soak-million.ts';
import { soakRoundTrip } from './soak-round-trip.ts';
import { soakValidation } from './soak-validation.ts';
import { startEmulator } from './start-emulator.ts';

const maxPeakBytes = 200 * 1024 * 1024;
const connectionCount = 10_000;
const maxMillionBytes = 256 * 1024 * 1024;
const killCount = 200;
const randomRunCount = 5_000;
const mutatedLineCount = 1_000_000;
const mutatedInputCount = 100_000;

interface Soaking {
  readonly name: string;
  readonly dataDir?: string;
  readonly maxPeakBytes?: number;
  /** Says what it did. */
  readonly run: (url: string) => Promise<string>;
}

/** Runs one and prints its figures. False when the emulator took more memory than it may. */
async function soak({ name, dataDir, maxPeakBytes = Number.POSITIVE_INFINITY, run }: Soaking): Promise<boolean> {
  await using server = await startEmulator(dataDir);
  const startBytes = await server.peakBytes();
  const startedAt = performance.now();
  const told = await run(server.url);
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  const peakBytes = await server.peakBytes();
  const isHeld = peakBytes <= maxPeakBytes;
  const memory = `peak ${megabytes(peakBytes)} MB, ${megabytes(startBytes)} MB at the start`;
  process.stdout.write(`${isHeld ? 'passed' : 'FAILED'}  ${name}: ${told}; ${memory}; ${seconds} s\n`);
  return isHeld;
}

/** A million requests through the tool's command. False when it took more memory than it may. */
async function soakTool(): Promise<boolean> {
  await using server = await startEmulator();
  const { peakBytes, told } = await soakMillion(server.url);
  const isHeld = peakBytes <= maxMillionBytes;
  process.stdout.write(
    `${isHeld ? 'passed' : 'FAILED'}  a million requests: ${told}; peak ${megabytes(peakBytes)} MB\n`,
  );
  return isHeld;
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1024 / 1024);
}

const folder = await mkdtemp(join(tmpdir(), 'soak-'));
try {
  const results = [
    await soak({ name: '2 GB, temporary files', maxPeakBytes, run: soakRoundTrip }),
    await soak({ name: '2 GB, data folder', dataDir: folder, maxPeakBytes, run: soakRoundTrip }),
    await soak({ name: 'idle connections', run: (url) => soakConnections(url, connectionCount) }),
    await soakTool(),
    await soakCrashes(killCount),
    await soakAnalysis(randomRunCount, mutatedLineCount),
    await soakValidation(mutatedInputCount),
  ];
  process.exitCode = results.every(Boolean) ? 0 : 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
