import { hostname } from 'node:os';
import process from 'node:process';

/** Which process this is, as another one can ask for it. */
export interface ProcessId {
  readonly pid: number;
  readonly host: string;
}

export function thisProcess(): ProcessId {
  return { pid: process.pid, host: hostname() };
}

/** Says whether a process runs. One of another machine cannot be asked: it is taken to run. */
export function isAlive({ pid, host }: ProcessId): boolean {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is there, but belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
