import path from 'node:path';
import { defineConfig, devices } from '@playwright/test';
import { findChromium } from '../scripts/chromium.mjs';
import { house, houses } from './house';

// A system's Chromium must not phone home while tests run; as root it has no sandbox.
const systemFlags = ['--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
// A name for the machine under test that browsers do not trust as they trust its own.
systemFlags.push('--host-resolver-rules=MAP newsroom.test 127.0.0.1');
// The headless shell fits letters to whole pixels unless told not to: words would run into each other.
systemFlags.push('--font-render-hinting=none');
const rootFlags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const executablePath = findChromium() ?? undefined;

const results = path.resolve(import.meta.dirname, '../test-results');

export default defineConfig({
  testDir: '.',
  outputDir: path.join(results, 'browser'),
  // A busy machine needs a minute for the newsroom that is made before the first journey of some files.
  timeout: 120_000,
  // What is tried again ends as all that is waited for, and says what it last saw: left to itself it goes on until the journey's time is over.
  // A snapshot says all that a screen reader gets: what is added fails as much as what goes.
  expect: { timeout: 15_000, toPass: { timeout: 15_000 }, toMatchAriaSnapshot: { children: 'deep-equal' } },
  // A file's journeys go one after the other and share a house; each worker has its own.
  workers: houses.length,
  forbidOnly: true,
  // Once more on a house that is there. What passes only then is named at the end of the run: decision 70.
  retries: 1,
  reporter: [['list'], ['json', { outputFile: path.join(results, 'browser.json') }]],
  use: {
    baseURL: house.address,
    // To record each step of all journeys costs a seventh of the time, a film of them another fifth.
    trace: { mode: 'on-first-retry', screenshots: false },
    screenshot: 'only-on-failure',
    actionTimeout: 15_000,
    launchOptions: executablePath ? { executablePath, args: [...systemFlags, ...rootFlags] } : { args: rootFlags },
  },
  projects: [{ name: 'chromium', use: { ...devices['Desktop Chrome'] } }],
});
