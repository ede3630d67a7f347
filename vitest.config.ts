import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['guidon-source'] },
  ssr: { resolve: { conditions: ['guidon-source'] } },
  test: {
    include: ['*/src/**/*.test.{ts,tsx}', 'examples/*/src/**/*.test.{ts,tsx}'],
    globalSetup: ['test-kit/src/vitest-global.ts'],
    setupFiles: ['test-kit/src/vitest-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 40_000,
  },
});
