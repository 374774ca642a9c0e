import { expect } from 'vitest';
import type { CliRun } from './run-cli.ts';

const labels = { en: ['Error: ', 'What to do: '], zh: ['错误：', '解决办法：'] } as const;

/** Expects that a command was refused with one message and one remedy, without a stack trace, and printed no result. */
export function expectRefusal(
  run: CliRun,
  { exitCode, says, lang = 'en' }: { exitCode: number; says: readonly string[]; lang?: 'en' | 'zh' },
): void {
  for (const text of says) expect(run.stderr).toContain(text);
  expect(run.exitCode).toBe(exitCode);
  expect(run.stdout).toBe('');
  expectNoStackTrace(run);
  for (const label of labels[lang]) {
    expect(run.stderr.split('\n').filter((line) => line.startsWith(label) && line.length > label.length)).toHaveLength(
      1,
    );
  }
}

export function expectNoStackTrace({ stdout, stderr }: CliRun): void {
  expect(stdout + stderr).not.toMatch(/^\s+at .*[:(]/m);
  expect(stdout + stderr).not.toMatch(/unhandled|uncaught/i);
}
