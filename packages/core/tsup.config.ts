import { defineConfig } from 'tsup';

export default defineConfig({
  entry: { index: 'src/index.ts', 'wire/index': 'src/wire/index.ts' },
  format: 'esm',
  platform: 'node',
  target: 'node22',
  clean: true,
  // TypeScript 7 has no compiler API for tsup to use: `tsc` writes the declarations.
  dts: false,
});
