import process from 'node:process';

/** What runs the program, and its version. */
export function thisRuntime(): { readonly name: string; readonly version: string } {
  const { deno, bun, node } = process.versions;
  if (deno !== undefined) return { name: 'Deno', version: deno };
  return bun === undefined ? { name: 'Node.js', version: node } : { name: 'Bun', version: bun };
}
