import { join, sep } from 'node:path';
import { defineConfig, type Options } from 'tsup';

/** Of zod's words we read the English ones only; all its languages are 264 kB. */
const zodInEnglish: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'zod-in-english',
  setup(build) {
    build.onResolve({ filter: /^\.\.\/locales\/index\.js$/ }, ({ resolveDir }) =>
      resolveDir.includes(join(sep, 'zod', 'v4', sep)) ? { path: join(resolveDir, '..', 'locales', 'en.js') } : null,
    );
  },
};

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
  esbuildPlugins: [zodInEnglish],
  esbuildOptions: (options) => {
    // Into a file of their own, which becomes part of licenses.txt.
    options.legalComments = 'external';
  },
  // What a CommonJS file has in the place of an ES module's own address.
  define: { 'import.meta.url': 'moduleUrl' },
  banner: { js: "const moduleUrl = require('node:url').pathToFileURL(__filename).href;" },
});
