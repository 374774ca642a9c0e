// Makes a job on a data folder that an upstream is to answer, prints its name, and works on it until it is killed.
import process from 'node:process';
import { createEmulator } from '../create-emulator.ts';
import { apiClient, ask } from './api-client.ts';

const [, , dataDir = '', url = '', count = ''] = process.argv;
const client = apiClient(createEmulator({ dataDir, speed: 1e6, upstream: { url, format: 'openai', concurrency: 2 } }));
const lines = Array.from({ length: Number(count) }, (_, index) => ({ key: `k${index}`, request: ask(`p${index}`) }));
const { name } = await client.createFromLines(lines);
process.stdout.write(`${name}\n`);
setInterval(() => {}, 1000);
