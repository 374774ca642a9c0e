import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from '../../packages/core/src/index.ts';

/** The folders of all runs below a working folder, oldest first. */
export async function runFolders(cwd: string): Promise<string[]> {
  const runs = join(cwd, 'output', 'runs');
  const names = await readdir(runs).catch(() => []);
  return names.sort().map((name) => join(runs, name));
}

/** The folder of the only run. */
export async function runFolder(cwd: string): Promise<string> {
  const [folder, ...others] = await runFolders(cwd);
  if (folder === undefined || others.length > 0) throw new Error(`Not one run but ${others.length + (folder ? 1 : 0)}`);
  return folder;
}

/** The report of the only run, as it stands in its folder. */
export async function readReport(cwd: string): Promise<Report> {
  return JSON.parse(await readFile(join(await runFolder(cwd), 'report.json'), 'utf8'));
}

/** The values of a JSONL file. */
export async function readJsonLines(file: string): Promise<Record<string, unknown>[]> {
  const text = await readFile(file, 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}
