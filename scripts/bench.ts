// How long the action and the command take from their start to the first request, side by side: `pnpm bench`.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const rounds = 15;

const contestants: Readonly<Record<string, { readonly args: readonly string[]; readonly env: NodeJS.ProcessEnv }>> = {
  'action, bundle': {
    args: [join(root, 'actions/batch-test/dist/main.cjs')],
    env: { 'INPUT_API-KEY': 'a-key-for-the-bench', INPUT_TYPE: 'simple', INPUT_ARTIFACT: 'none', ...workflowEnv() },
  },
  'command, sources': {
    args: [join(root, 'packages/cli/src/main.ts'), 'run', '--type', 'simple'],
    env: { GEMINI_API_KEY: 'a-key-for-the-bench' },
  },
};

/** A push; any JSON object will do for its payload. */
function workflowEnv(): NodeJS.ProcessEnv {
  const payload = join(root, 'package.json');
  return { GITHUB_REPOSITORY: 'org/repo', GITHUB_EVENT_NAME: 'push', GITHUB_EVENT_PATH: payload };
}

/** Starts a command, and ends it at its first request. Gives the milliseconds in between. */
async function millisecondsToFirstRequest(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const asked = new Promise<number>((resolve) => server.once('request', () => resolve(performance.now())));
  const startedAt = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder, GOOGLE_GEMINI_BASE_URL: `http://127.0.0.1:${port}`, ...env },
    stdio: 'ignore',
  });
  const closed = new Promise((resolve) => child.once('close', resolve));
  const askedAt = await Promise.race([asked, closed.then(() => null)]);
  if (askedAt === null) throw new Error(`"${args[0]}" ended without a request`);
  child.kill('SIGKILL');
  await closed;
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true, force: true });
  return askedAt - startedAt;
}

const figures = new Map<string, number[]>(Object.keys(contestants).map((name) => [name, []]));
for (let round = 0; round < rounds; round += 1) {
  for (const [name, { args, env }] of Object.entries(contestants)) {
    figures.get(name)?.push(await millisecondsToFirstRequest(args, env));
  }
}

const medians = [...figures].map(([name, values]) => ({ name, median: medianOf(values), least: Math.min(...values) }));
const best = Math.min(...medians.map(({ median }) => median));
for (const { name, median, least } of medians) {
  const line = `${name.padEnd(18)} median ${Math.round(median)} ms, least ${Math.round(least)} ms`;
  process.stdout.write(`${line}, ${(median / best).toFixed(2)} × the quickest\n`);
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
