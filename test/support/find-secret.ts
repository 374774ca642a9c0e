import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CliRun } from './run-cli.ts';

/** Where a secret stands, in clear, in base64, URL-encoded or reversed, in what was printed or in a file of a folder. */
export async function placesOfSecret(secret: string, folder: string, runs: readonly CliRun[]): Promise<string[]> {
  const bytes = Buffer.from(secret);
  // Base64 of the same bytes has three forms, by where they begin; the outermost characters depend on the neighbours.
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '')
      .slice(shift === 0 ? 0 : 4, -2),
  );
  const forms = [secret, encodeURIComponent(secret), bytes.toString('hex'), ...base64];
  const holds = (content: Buffer) => forms.some((form) => content.includes(form));
  const places = runs.flatMap(({ stdout, stderr }, index) => [
    ...(holds(Buffer.from(stdout)) ? [`stdout of command ${index + 1}`] : []),
    ...(holds(Buffer.from(stderr)) ? [`stderr of command ${index + 1}`] : []),
  ]);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (forms.some((form) => path.includes(form))) places.push(`name of ${path}`);
    if (entry.isFile() && holds(await readFile(path))) places.push(path);
  }
  return places;
}
