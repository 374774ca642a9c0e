import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const requestCount = 1_000_000;
const jobCount = 100;
const command = fileURLToPath(new URL('../packages/cli/dist/main.js', import.meta.url));
const writePeakMemory = new URL('write-peak-memory.mjs', import.meta.url).href;

/** What the command took. */
export interface Million {
  readonly peakBytes: number;
  /** What came of it, and how long each stage took. */
  readonly told: string;
}

/** Runs a million requests in a hundred jobs through the built command, against the emulator at `url`. */
export async function soakMillion(url: string): Promise<Million> {
  const folder = await mkdtemp(join(tmpdir(), 'soak-million-'));
  const peakFile = join(folder, 'peak');
  try {
    const begunMs = Date.now();
    const args = ['run', '--type', 'simple', '--count', String(requestCount)];
    const limits = ['--requests-per-job', String(requestCount / jobCount), '--interval', '2', '--json'];
    const child = spawn(process.execPath, ['--import', writePeakMemory, command, ...args, ...limits], {
      cwd: folder,
      env: { ...process.env, GOOGLE_GEMINI_BASE_URL: url, GEMINI_API_KEY: 'any', PEAK_MEMORY_FILE: peakFile },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let stdout = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    const [exitCode] = await once(child, 'close');
    const report = JSON.parse(stdout);
    const { total, succeeded } = report.requests;
    if (exitCode !== 0 || succeeded !== requestCount || report.run.jobs.length !== jobCount) {
      throw new Error(`Exit code ${exitCode}: ${succeeded} of ${total} succeeded in ${report.run.jobs.length} jobs`);
    }
    const stages = await stagesOf(folder, begunMs);
    return {
      peakBytes: Number(await readFile(peakFile, 'utf8')),
      told: `${total} requests in ${jobCount} jobs, ${stages}`,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** How long each stage took, from the times in the journal. */
async function stagesOf(folder: string, begunMs: number): Promise<string> {
  const runs = join(folder, 'output', 'runs');
  const [run = ''] = await readdir(runs);
  const journal = (await readFile(join(runs, run, 'journal.jsonl'), 'utf8')).trimEnd().split('\n');
  const facts = journal.map((line): { type: string; time: string } => JSON.parse(line));
  const times = (type: string) => facts.filter((fact) => fact.type === type).map(({ time }) => Date.parse(time));
  const ends = [
    ['plan', Math.min(...times('uploaded'))],
    ['submit', Math.max(...times('created'))],
    ['wait and download', Math.max(...times('downloaded'))],
    ['analyze', Date.now()],
  ] as const;
  const starts = [begunMs, ...ends.map(([, endMs]) => endMs)];
  return ends
    .map(([stage, endMs], index) => `${stage} ${((endMs - (starts[index] ?? endMs)) / 1000).toFixed(1)} s`)
    .join(', ');
}
