import { spawn } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));

/**
 * Runs the tests that hold the analysis against a naive reading of random runs, and those that give it mutated lines,
 * with so many of each. Says whether they pass.
 */
export async function soakAnalysis(runs: number, lines: number): Promise<boolean> {
  const child = spawn(process.execPath, [vitest, 'run', 'test/analysis-', '--testTimeout=3600000'], {
    cwd: root,
    env: { ...process.env, ANALYSIS_RUNS: String(runs), MUTATED_LINES: String(lines), MUTATED_SEED: '2' },
    stdio: 'inherit',
  });
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  return exitCode === 0;
}
