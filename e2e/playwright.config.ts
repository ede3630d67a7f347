import { defineConfig } from '@playwright/test';

const executablePath = process.env['CHROMIUM_PATH'];

export default defineConfig({
  testDir: 'journeys',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results',
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
