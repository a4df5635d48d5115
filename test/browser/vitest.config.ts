import { defineConfig } from 'vitest/config';

/** Real clicks in a real Chromium; apart from the other tests because these need the program. */
// biome-ignore lint/style/noDefaultExport: vitest reads the default export
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    testTimeout: 600_000,
    hookTimeout: 120_000,
    maxWorkers: 1,
  },
});
