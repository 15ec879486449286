// The browser tests: the production build on a free port and a fresh database, and Playwright before it.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { dropDatabase, ensureDatabase } from './database.mjs';
import { couldNotRun, judgeJourneys, playwrightFailures, withEnd } from './failures.mjs';
import { usableCores, usableMemory } from './machine.mjs';
import { deploy } from './migrate.mjs';
import { freePort } from './pg.mjs';
import { prepareBuild, workerFile } from './prepare.mjs';
import { runNode } from './programs.mjs';
import { serve, waitUntilHealthy } from './serve.mjs';
import { resultsFolder, testDist } from './surroundings.mjs';
import { ensureTestPostgres } from './test-database.mjs';

/**
 * How many journeys go on at once: one for each core, since browser and server of each keep one busy, and two on whatever machine, so that what
 * counts on being alone is found everywhere. Each takes up to 2 GB, and more than six take more connections than the tests' PostgreSQL has.
 */
const houseCount = Math.max(2, Math.min(6, usableCores(), Math.floor(usableMemory() / 2 ** 31)));

/** Runs e2e/ with `args` for Playwright; `{ passed, failed, skipped, failures }`. Another `config` runs something else of e2e/ on the same stage. */
export async function runBrowserTests(args = [], config = 'e2e/playwright.config.ts') {
  await ensureChromium();
  await prepareBuild(testDist);
  const houses = await Promise.all(Array.from({ length: houseCount }, (_, n) => openHouse(`galley_browser_${n + 1}`)));
  try {
    await Promise.all(houses.map(({ app, address }) => waitUntilHealthy(app, address)));
    const told = houses.map(({ address, databaseUrl, sessionSecret }) => ({ address: address.url, databaseUrl, sessionSecret }));
    return await runPlaywright(['--config', config, ...args], { GALLEY_HOUSES: JSON.stringify(told) });
  } finally {
    await Promise.all(houses.map(({ app }) => app.stop()));
  }
}

/** A server on a port and a database of its own: `{ app, address, databaseUrl, sessionSecret }`. */
async function openHouse(databaseName) {
  const databaseUrl = await freshDatabase(databaseName);
  const port = await freePort(0);
  const address = { host: '127.0.0.1', port, url: `http://localhost:${port}`, probe: `http://127.0.0.1:${port}` };
  const sessionSecret = randomBytes(32).toString('hex');
  const app = serve('start', address, {
    NEXT_DIST: testDist,
    GALLEY_IMPORT_WORKER: workerFile(testDist),
    DATABASE_URL: databaseUrl,
    GALLEY_URL: address.url,
    NEXTAUTH_URL: address.url,
    NEXTAUTH_SECRET: sessionSecret,
    GALLEY_GALLERY: '1',
  });
  return { app, address, databaseUrl, sessionSecret };
}

async function freshDatabase(databaseName) {
  const postgres = await ensureTestPostgres();
  await dropDatabase(postgres.url('postgres'), databaseName);
  await ensureDatabase(postgres.url('postgres'), databaseName);
  const url = postgres.url(databaseName);
  await deploy(url);
  return url;
}

async function runPlaywright(args, env) {
  const report = path.join(resultsFolder, 'browser.json');
  fs.mkdirSync(resultsFolder, { recursive: true });
  fs.rmSync(report, { force: true });
  const command = ['node_modules/@playwright/test/cli.js', 'test', ...args];
  const { status } = await runNode(command, { isShown: true, env });
  if (!fs.existsSync(report)) return couldNotRun;
  const told = JSON.parse(fs.readFileSync(report, 'utf8'));
  const { stats } = told;
  const { failed, unsteady } = judgeJourneys(stats);
  return withEnd(status, { passed: stats.expected + unsteady, failed, skipped: stats.skipped, failures: playwrightFailures(told) });
}
