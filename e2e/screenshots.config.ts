import { defineConfig } from '@playwright/test';
import journeys from './playwright.config.js';

/** `npm run screenshots`: made to be looked at, and no test of anything. */
export default defineConfig(journeys, { testDir: 'screenshots', testMatch: '**/*.shots.ts' });
