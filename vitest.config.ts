import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/lab/**', 'test/matrix/**'],
    setupFiles: ['test/setup.ts'],
    testTimeout: 30_000,
    // Many tests wait for processes and sockets; one worker fewer than cores, the default, leaves half of two cores idle.
    maxWorkers: '100%',
  },
});
