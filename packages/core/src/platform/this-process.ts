import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import process from 'node:process';

/** Which process this is, as another one can ask for it. */
export interface ProcessId {
  readonly pid: number;
  readonly host: string;
  /** When it began, in the system's own notation: a number of a dead process is given to another one. Empty when unsaid. */
  readonly started: string;
}

export function thisProcess(): ProcessId {
  return { pid: process.pid, host: hostname(), started: startOf(process.pid) };
}

export function isOfThisHost({ host }: ProcessId): boolean {
  return host === hostname();
}

/** Says whether a process runs. One of another machine cannot be asked: it is taken to run. */
export function isAlive(id: ProcessId): boolean {
  if (!isOfThisHost(id)) return true;
  try {
    process.kill(id.pid, 0);
  } catch (error) {
    // It is there, but belongs to somebody else.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  if (isZombie(id.pid)) return false;
  const started = startOf(id.pid);
  return started === '' || id.started === '' || started === id.started;
}

/** It has ended, and only waits for its parent to ask how: in a container perhaps for ever. */
function isZombie(pid: number): boolean {
  return ['Z', 'X'].includes(statOf(pid)?.[0] ?? '');
}

/** Clock ticks after boot; else what `ps` says; nothing on Windows. */
function startOf(pid: number): string {
  return statOf(pid)?.[22 - 3] ?? (process.platform === 'darwin' ? startFromPs(pid) : '');
}

/** The fields of `/proc/PID/stat` from the third on, the state (proc_pid_stat(5)); null when there is none. */
function statOf(pid: number): readonly string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

function startFromPs(pid: number): string {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}
