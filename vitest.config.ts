import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/browser/**', 'test/lab/**', 'test/matrix/**'],
    setupFiles: ['test/setup.ts'],
    // Only who hangs meets it: a machine that is busy with other things takes many times longer than an idle one.
    testTimeout: 120_000,
    // Many tests wait for processes and sockets; one worker fewer than cores, the default, leaves half of two cores idle.
    maxWorkers: '100%',
  },
});
