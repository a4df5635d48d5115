import { defineConfig } from 'vitest/config';

/** Started by `npm run test:matrix`. */
// biome-ignore lint/style/noDefaultExport: vitest reads the default export
export default defineConfig({
  test: {
    include: ['test/matrix/**/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    testTimeout: 480_000,
    maxWorkers: '100%',
  },
});
