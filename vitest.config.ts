import { defineConfig } from 'vitest/config';

const ELSEWHERE = ['test/browser/**', 'test/lab/**', 'test/matrix/**'];
/** Tests of what keeps no state: they may share a worker, which spares loading the same modules for each file. */
const PURE = [
  'test/flows/**/*.test.ts',
  'test/hostile/**/*.test.ts',
  'test/rehearsal/{player,server,slack}/**/*.test.ts',
  'test/runner/**/*.test.ts',
];

/**
 * These load the whole bot; what they leave behind in it (secrets it knows) is no word of any other of them. The tests of
 * the configuration keep ordinary words as secrets, which would be masked in all that follows: they stay apart.
 */
const WHOLE_BOT = ['test/{bot,cli,scenarios}/**/*.test.ts'];

export default defineConfig({
  test: {
    setupFiles: ['test/setup.ts'],
    // Only who hangs meets it: a machine that is busy with other things takes many times longer than an idle one.
    testTimeout: 120_000,
    // Many tests wait for processes and sockets; one worker fewer than cores, the default, leaves half of two cores idle.
    maxWorkers: '100%',
    projects: [
      { extends: true, test: { name: 'pure', include: PURE, isolate: false } },
      { extends: true, test: { name: 'whole bot', include: WHOLE_BOT, isolate: false } },
      {
        extends: true,
        test: {
          name: 'others',
          include: ['test/**/*.test.ts'],
          exclude: [...PURE, ...WHOLE_BOT, ...ELSEWHERE],
        },
      },
    ],
  },
});
