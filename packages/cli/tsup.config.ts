import { defineConfig } from 'tsup';

export default defineConfig({
  entry: ['src/main.ts'],
  format: 'esm',
  platform: 'node',
  target: 'node22',
  clean: true,
  dts: false,
  // One download for `pnpm dlx`: everything is in the bundle but Google's SDK, which is loaded when the first call needs it.
  noExternal: [/^(?!@google\/genai)/],
  external: ['@google/genai'],
  // Some of the bundled libraries are CommonJS and call `require` for Node's own modules.
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
});
