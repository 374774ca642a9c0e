import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CliRun } from './run-cli.ts';

/** Says of bytes or text whether a secret stands in it: in clear, URL-encoded, in hex, or in Base64 of any beginning. */
export function secretFinder(secret: string): (content: Buffer | string) => boolean {
  const bytes = Buffer.from(secret);
  // Base64 of the same bytes has three forms, by where they begin; the outermost characters depend on the neighbours.
  const base64 = [0, 1, 2].flatMap((shift) =>
    (['base64', 'base64url'] as const).map((encoding) =>
      Buffer.concat([Buffer.alloc(shift), bytes])
        .toString(encoding)
        .replace(/=+$/, '')
        .slice(shift === 0 ? 0 : 4, -2),
    ),
  );
  const forms = [...new Set([secret, encodeURIComponent(secret), bytes.toString('hex'), ...base64])];
  return (content) => forms.some((form) => content.includes(form));
}

/** Where a secret stands in what was printed, or in a file of a folder or its name. */
export async function placesOfSecret(secret: string, folder: string, runs: readonly CliRun[]): Promise<string[]> {
  const holds = secretFinder(secret);
  const places = runs.flatMap(({ stdout, stderr }, index) => [
    ...(holds(stdout) ? [`stdout of command ${index + 1}`] : []),
    ...(holds(stderr) ? [`stderr of command ${index + 1}`] : []),
  ]);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (holds(path)) places.push(`name of ${path}`);
    if (entry.isFile() && holds(await readFile(path))) places.push(path);
  }
  return places;
}
