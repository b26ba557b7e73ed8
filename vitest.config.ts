import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // One for each core; by default one core is left to the runner, which on two cores is half of them.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts'],
          exclude: ['src/**/*.slow.test.ts'],
          testTimeout: 20_000,
          // Tests share no state, so that modules are loaded once and not once a file: twice as fast.
          isolate: false,
        },
      },
      {
        test: {
          name: 'slow',
          include: ['src/**/*.slow.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
