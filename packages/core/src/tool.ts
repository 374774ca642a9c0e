import packageJson from '../package.json' with { type: 'json' };

/** What this program calls itself in what it writes. */
export const tool: { readonly name: string; readonly version: string } = {
  name: 'gemini-batch-test',
  version: packageJson.version,
};
