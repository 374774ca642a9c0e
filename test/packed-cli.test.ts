import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));
const cliFolder = join(root, 'packages', 'cli');
const pinnedNode = join(root, 'node_modules', 'node', 'bin', 'node');
const runtime = 'Deno' in globalThis ? [process.execPath, 'run', '-A'] : [process.execPath];

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'packed-cli-'));
  await run(pinnedNode, [join(root, 'node_modules', 'tsup', 'dist', 'cli-default.js'), '--silent'], { cwd: cliFolder });
  await run('npm', ['pack', '--pack-destination', folder], { cwd: cliFolder });
  const [tarball = ''] = await readdir(folder);
  await run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', `./${tarball}`], { cwd: folder });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function packed(...args: readonly string[]): Promise<{ stdout: string; stderr: string }> {
  const [command = '', ...before] = runtime;
  const main = join(folder, 'node_modules', 'gemini-batch-test', 'dist', 'main.js');
  return await run(command, [...before, main, ...args], { cwd: folder });
}

test('the packed command, installed into an empty folder, runs the main job on the emulator', async () => {
  const { stdout, stderr } = await packed('run', '--emulator', '--type', 'mixed', '--count', '50', '--json');
  const report = JSON.parse(stdout);
  expect(report).toMatchObject({ verdict: 'pass', requests: { total: 50, succeeded: 50 }, run: { emulated: true } });
  expect(stderr).toMatch(/RUNNING → SUCCEEDED/);
  const [id = ''] = await readdir(join(folder, 'output', 'runs'));
  expect(JSON.parse(await readFile(join(folder, 'output', 'runs', id, 'report.json'), 'utf8'))).toEqual(report);
});

test('the packed command holds its version, its licence and no sources or tests', async () => {
  const { version } = JSON.parse(await readFile(join(cliFolder, 'package.json'), 'utf8'));
  expect((await packed('--version')).stdout).toBe(`${version}\n`);
  const files = await readdir(join(folder, 'node_modules', 'gemini-batch-test'), { recursive: true });
  expect(files).toContain('LICENSE');
  expect(files.filter((file) => file.endsWith('.ts'))).toEqual([]);
});
