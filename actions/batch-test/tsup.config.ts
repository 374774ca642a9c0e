import { defineConfig } from 'tsup';

export default defineConfig({
  entry: ['src/main.ts'],
  // Some of GitHub's libraries call `require` for Node's own modules, which an ES module cannot.
  format: 'cjs',
  outExtension: () => ({ js: '.cjs' }),
  platform: 'node',
  target: 'node24',
  dts: false,
  splitting: false,
  minify: true,
  noExternal: [/.*/],
  esbuildOptions: (options) => {
    // Into a file of their own, which becomes part of licenses.txt.
    options.legalComments = 'external';
  },
  // What a CommonJS file has in the place of an ES module's own address.
  define: { 'import.meta.url': 'moduleUrl' },
  banner: { js: "const moduleUrl = require('node:url').pathToFileURL(__filename).href;" },
});
