// The browser tests: the production build on a free port and a fresh database, and Playwright before it.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { dropDatabase, ensureDatabase, withClient } from './database.mjs';
import { deploy } from './migrate.mjs';
import { freePort } from './pg.mjs';
import { prepareBuild, workerFile } from './prepare.mjs';
import { runNode } from './programs.mjs';
import { serve, waitUntilHealthy } from './serve.mjs';
import { storeSetupCode } from './setup-code.mjs';
import { resultsFolder, testDist } from './surroundings.mjs';
import { ensureTestPostgres } from './test-database.mjs';

const databaseName = 'galley_browser';
const setupCode = 'TEST-2345';

/** Runs e2e/ with `args` for Playwright; `{ passed, failed, skipped }`. Another `config` runs something else of e2e/ on the same stage. */
export async function runBrowserTests(args = [], config = 'e2e/playwright.config.ts') {
  await ensureChromium();
  await prepareBuild(testDist);
  const url = await freshDatabase();
  const port = await freePort(0);
  const address = { host: '127.0.0.1', port, url: `http://localhost:${port}`, probe: `http://127.0.0.1:${port}` };
  const app = serve('start', address, {
    NEXT_DIST: testDist,
    GALLEY_IMPORT_WORKER: workerFile(testDist),
    DATABASE_URL: url,
    GALLEY_URL: address.url,
    NEXTAUTH_URL: address.url,
    NEXTAUTH_SECRET: randomBytes(32).toString('hex'),
    GALLEY_GALLERY: '1',
  });
  try {
    await waitUntilHealthy(app, address);
    return await runPlaywright(['--config', config, ...args], {
      BASE_URL: address.url,
      PORT: String(port),
      DATABASE_URL: url,
      GALLEY_SETUP_CODE: setupCode,
    });
  } finally {
    await app.stop();
  }
}

async function freshDatabase() {
  const postgres = await ensureTestPostgres();
  await dropDatabase(postgres.url('postgres'), databaseName);
  await ensureDatabase(postgres.url('postgres'), databaseName);
  const url = postgres.url(databaseName);
  await deploy(url);
  await withClient(url, (client) => storeSetupCode(client, setupCode));
  return url;
}

async function runPlaywright(args, env) {
  const report = path.join(resultsFolder, 'browser.json');
  fs.mkdirSync(resultsFolder, { recursive: true });
  fs.rmSync(report, { force: true });
  const command = ['node_modules/@playwright/test/cli.js', 'test', ...args];
  const { status } = await runNode(command, { isShown: true, env });
  if (!fs.existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const { stats } = JSON.parse(fs.readFileSync(report, 'utf8'));
  // Flaky means failed first: it counts as a failure, or nobody would ever look at it.
  const failed = stats.unexpected + stats.flaky;
  return { passed: stats.expected, failed: status !== 0 && !failed ? 1 : failed, skipped: stats.skipped };
}
