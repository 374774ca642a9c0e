import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { surroundings } from '../support/surroundings.ts';

/** How a program ended. */
export interface ProgramRun {
  readonly exitCode: number | string | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** True when PATH has all of these programs. */
export function hasPrograms(...names: readonly string[]): boolean {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.every((name) => folders.some((folder) => isExecutable(join(folder, name))));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Runs a program to its end, with nothing of whoever runs the tests in its environment. */
export function runProgram(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<ProgramRun> {
  const child = spawn(program, args, { env: { ...surroundings(), ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8');
    child[name].on('data', (text: string) => {
      output[name] += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode, signal) => resolve({ exitCode: exitCode ?? signal, ...output }));
  });
}
