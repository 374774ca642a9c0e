import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { type TemporaryFolder, temporaryFolder } from './temporary-folder.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome'] as const;

/** The browser of this machine: CHROMIUM, else what PATH has; null when there is none. */
export function findChromium(): string | null {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isExecutable) ?? null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The page as the browser has it after its scripts ran. */
export async function dumpDom(chromium: string, html: string): Promise<string> {
  await using folder = await temporaryFolder();
  return await onPage(chromium, html, folder, ['--dump-dom', '--virtual-time-budget=3000']);
}

/** A picture of the page, as PNG. */
export async function takePicture(chromium: string, html: string, width: number, height: number): Promise<Buffer> {
  await using folder = await temporaryFolder();
  const file = join(folder.path, 'page.png');
  const look = ['--hide-scrollbars', '--force-device-scale-factor=2', `--window-size=${width},${height}`];
  await onPage(chromium, html, folder, [...look, `--screenshot=${file}`]);
  return await readFile(file);
}

async function onPage(chromium: string, html: string, folder: TemporaryFolder, flags: string[]): Promise<string> {
  await folder.write('page.html', html);
  const url = pathToFileURL(join(folder.path, 'page.html')).href;
  const profile = `--user-data-dir=${join(folder.path, 'profile')}`;
  const quiet = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];
  const child = spawn(chromium, [...quiet, profile, ...flags, url], { stdio: ['ignore', 'pipe', 'ignore'] });
  let printed = '';
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (text: string) => {
    printed += text;
  });
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`${chromium} ended with ${code}`))));
  });
  return printed;
}
