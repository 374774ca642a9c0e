// How many times a second a finished job can be asked for, next to a bare server that answers the same bytes: part of
// `pnpm bench`. All servers run at the same time, each in a process of its own, and are asked in turns.
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { startEmulator } from './start-emulator.ts';
import { startMeasured } from './start-measured.ts';

const rounds = 7;
const roundMs = 1500;
const connections = 16;
const bareServer = fileURLToPath(new URL('bare-server.ts', import.meta.url));
const headers = { 'x-goog-api-key': 'any' };
const agent = new Agent({ keepAlive: true, maxSockets: connections });

interface Contestant {
  readonly name: string;
  readonly address: string;
  readonly perSecond: number[];
}

/** Creates a job of a hundred lines from a file, which ends at once, and gives its address. */
async function finishedJob(url: string): Promise<string> {
  const lines = Array.from({ length: 100 }, (_, index) =>
    JSON.stringify({ key: `k${index}`, request: { contents: [{ parts: [{ text: 'Hi' }] }] } }),
  );
  const upload = await fetch(`${url}/upload/v1beta/files`, {
    method: 'POST',
    headers: { ...headers, 'x-goog-upload-protocol': 'raw' },
    body: lines.join('\n'),
  });
  const { file } = await upload.json();
  const create = await fetch(`${url}/v1beta/models/gemini-3.5-flash-lite:batchGenerateContent`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ batch: { displayName: 'bench', inputConfig: { fileName: file.name } } }),
  });
  const { name } = await create.json();
  return `${url}/v1beta/${name}`;
}

function ask(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = request(address, { agent, headers }, (response) => {
      response.on('end', () => (response.statusCode === 200 ? resolve() : reject(new Error(`${response.statusCode}`))));
      response.on('error', reject);
      response.resume();
    });
    asked.on('error', reject);
    asked.end();
  });
}

/** Asks over all connections for a while. Gives the answers per second. */
async function perSecond(address: string): Promise<number> {
  const startedAt = performance.now();
  const endsAt = startedAt + roundMs;
  let count = 0;
  const askOn = async (): Promise<void> => {
    while (performance.now() < endsAt) {
      await ask(address);
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, askOn));
  return (count * 1000) / (performance.now() - startedAt);
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

const folder = await mkdtemp(join(tmpdir(), 'bench-'));
try {
  await using inMemory = await startEmulator();
  await using inFolder = await startEmulator(folder);
  const memoryJob = await finishedJob(inMemory.url);
  const body = await (await fetch(memoryJob, { headers })).text();
  await using bare = await startMeasured(bareServer, [body]);
  const contestants: readonly Contestant[] = [
    { name: 'bare node:http', address: bare.url, perSecond: [] },
    { name: 'emulator, in memory', address: memoryJob, perSecond: [] },
    { name: 'emulator, data folder', address: await finishedJob(inFolder.url), perSecond: [] },
  ];
  for (let round = 0; round < rounds; round += 1) {
    for (const contestant of contestants) {
      const figure = await perSecond(contestant.address);
      // The first round only warms up.
      if (round > 0) contestant.perSecond.push(figure);
    }
  }
  const best = medianOf(contestants[0]?.perSecond ?? []);
  for (const { name, perSecond: figures } of contestants) {
    const median = medianOf(figures);
    const line = `${name.padEnd(22)} batches.get: median ${Math.round(median)} a second`;
    process.stdout.write(`${line}, ${(median / best).toFixed(2)} of the bare server\n`);
  }
} finally {
  agent.destroy();
  await rm(folder, { recursive: true, force: true });
}
