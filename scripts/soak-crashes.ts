import { spawn } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));

/** Runs the tests that kill the command, with so many kills at random moments and each step in every way. Says whether they pass. */
export async function soakCrashes(kills: number): Promise<boolean> {
  const child = spawn(process.execPath, [vitest, 'run', 'test/cli-crash-'], {
    cwd: root,
    env: { ...process.env, CRASH_KILLS: String(kills) },
    stdio: 'inherit',
  });
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  return exitCode === 0;
}
