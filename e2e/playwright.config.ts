import { defineConfig } from '@playwright/test';

// A run empties its folder when it begins, and the servers' data lies there: two runs at a time need two. Workers inherit it.
process.env['GUIDON_E2E_RUN'] ??= String(process.pid);

const executablePath = process.env['CHROMIUM_PATH'];

export default defineConfig({
  testDir: 'journeys',
  testMatch: '**/*.e2e.ts',
  outputDir: `test-results/${process.env['GUIDON_E2E_RUN']}`,
  preserveOutput: 'failures-only',
  forbidOnly: process.env['CI'] !== undefined,
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  reporter: 'list',
  use: {
    launchOptions: {
      ...(executablePath !== undefined && { executablePath }),
      // Containers seldom allow a sandbox, and their /dev/shm is small; the only pages opened are our own.
      chromiumSandbox: false,
      args: ['--disable-dev-shm-usage'],
    },
  },
});
