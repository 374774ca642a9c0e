import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'packages/*/src/**/*.test.ts',
      'packages/*/examples/vitest.test.ts',
      'actions/*/src/**/*.test.ts',
      'test/**/*.test.ts',
    ],
    setupFiles: ['test/support/hold-to-the-wire.ts'],
    // Most tests wait for a process or a server: more of them than cores get on side by side.
    maxWorkers: 3,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: ['default', './scripts/closing-line-reporter.ts'],
  },
});
