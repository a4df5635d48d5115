import { defineConfig } from 'vitest/config';

/** Started by `run.ts`. One file after the other: they share the lab's networks and this machine's patience. */
// biome-ignore lint/style/noDefaultExport: vitest reads the default export
export default defineConfig({
  test: {
    include: ['test/lab/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 900_000,
    hookTimeout: 180_000,
  },
});
