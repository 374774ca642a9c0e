import { defineConfig } from 'tsup';

export default defineConfig({
  entry: { index: 'src/index.ts', main: 'src/command/main.ts' },
  format: 'esm',
  platform: 'node',
  target: 'node22',
  clean: true,
  // TypeScript 7 has no compiler API for tsup to use: `tsc` writes the declarations.
  dts: false,
  // The schemas of the wire are all that is used of it: whoever installs the emulator needs no client of the service.
  noExternal: ['@gemini-batch-test/core'],
});
