import path from 'node:path';
import { defineConfig, devices } from '@playwright/test';
import { findChromium } from '../scripts/chromium.mjs';

// A system's Chromium must not phone home while tests run; as root it has no sandbox.
const systemFlags = ['--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const rootFlags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const executablePath = findChromium() ?? undefined;

const results = path.resolve(import.meta.dirname, '../test-results');

export default defineConfig({
  testDir: '.',
  outputDir: path.join(results, 'browser'),
  timeout: 60_000,
  // A snapshot says all that a screen reader gets: what is added fails as much as what goes.
  expect: { timeout: 10_000, toMatchAriaSnapshot: { children: 'deep-equal' } },
  // The journeys share one house; one after the other also suits two cores.
  workers: 1,
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: path.join(results, 'browser.json') }]],
  use: {
    baseURL: process.env.BASE_URL ?? 'http://localhost:3000',
    trace: 'retain-on-failure',
    actionTimeout: 10_000,
    launchOptions: executablePath ? { executablePath, args: [...systemFlags, ...rootFlags] } : { args: rootFlags },
  },
  projects: [{ name: 'chromium', use: { ...devices['Desktop Chrome'] } }],
});
