import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));
const source = join(root, 'packages', 'emulator');
const pinnedNode = join(root, 'node_modules', 'node', 'bin', 'node');
const runtime = 'Deno' in globalThis ? [process.execPath, 'run', '-A'] : [process.execPath];

let folder = '';
let installed = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'packed-emulator-'));
  const tsup = join(root, 'node_modules', 'tsup', 'dist', 'cli-default.js');
  await run(pinnedNode, [tsup, '--silent'], { cwd: source });
  // pnpm, for it puts `publishConfig` in its place.
  await run('npx', ['-y', 'pnpm@12', 'pack', '--pack-destination', folder], { cwd: source });
  const [tarball = ''] = await readdir(folder);
  await run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', `./${tarball}`], { cwd: folder });
  installed = join(folder, 'node_modules', 'gemini-batch-emulator');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

function started(args: readonly string[]) {
  const [command = '', ...before] = runtime;
  return [command, [...before, ...args]] as const;
}

test('the packed command, installed into an empty folder, serves its page and a job until it is interrupted', async () => {
  const { bin } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8'));
  const [command, args] = started([join(installed, bin['gemini-batch-emulator']), '--port', '0', '--json']);
  const child = spawn(command, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((resolve) => child.once('close', resolve));
  try {
    let printed = '';
    for await (const chunk of child.stdout) {
      printed += chunk;
      if (printed.endsWith('\n}\n')) break;
    }
    const { url } = JSON.parse(printed);
    const page = await fetch(url, { headers: { accept: 'text/html' } });
    expect(await page.text()).toContain('GOOGLE_GEMINI_BASE_URL');
    const requests = [{ request: { contents: [{ parts: [{ text: 'Hi' }] }] } }];
    const created = await fetch(`${url}/v1/models/gemini-3.5-flash-lite:batchGenerateContent?key=any`, {
      method: 'POST',
      body: JSON.stringify({ batch: { displayName: 'packed', inputConfig: { requests: { requests } } } }),
    });
    expect((await created.json()).metadata.state).toBe('BATCH_STATE_PENDING');
    // Deno's `child.kill` says of whatever it signalled that the signal ended it (2.9).
    if (child.pid !== undefined) process.kill(child.pid, 'SIGINT');
    expect(await ended).toBe(0);
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
});

test('the packed library is imported alone, with its presets', async () => {
  const file = join(folder, 'try.mjs');
  const code = `
import { createEmulator, faultRules, presets } from 'gemini-batch-emulator';
const emulator = createEmulator({ faults: await faultRules([presets[0].name]) });
console.log((await emulator.fetch('/v1/models?key=any')).status, presets.length > 20);`;
  await writeFile(file, code);
  const [command, args] = started([file]);
  expect((await run(command, args, { cwd: folder })).stdout).toBe('200 true\n');
});

test('the packed emulator brings its licence, no sources or tests, and no client of the service', async () => {
  const files = await readdir(installed, { recursive: true });
  expect(files).toContain('LICENSE');
  expect(files.filter((file) => /(?<!\.d)\.ts$|\.test\./.test(file))).toEqual([]);
  const packages = await readdir(join(folder, 'node_modules'));
  expect(packages).not.toContain('@google');
  expect(packages).not.toContain('@gemini-batch-test');
});
