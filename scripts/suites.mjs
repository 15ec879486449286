// The suites of `npm test`, in the order in which they run: what is quick to fail comes first. Each resolves to { passed, failed, skipped, failures }, the last of which names what failed, where that can be named.
import fs from 'node:fs';
import path from 'node:path';
import { runBrowserTests } from './browser-tests.mjs';
import { dropDatabase, ensureDatabase } from './database.mjs';
import { tapFailures, vitestFailures, withEnd } from './failures.mjs';
import { findStrays } from './locked-packages.mjs';
import { deploy, drift } from './migrate.mjs';
import { closeEmbedded } from './open-database.mjs';
import { nextProgram, prepareBuild, spawnBundleWorker } from './prepare.mjs';
import { runNode } from './programs.mjs';
import { runSoakSuite } from './soak.mjs';
import { resultsFolder, root, say, testDist, testRoot } from './surroundings.mjs';
import { ensureTestPostgres, findTestPostgres } from './test-database.mjs';

/** Each by the name that `npm test -- NAME` takes. */
export const suites = [
  { name: 'lint', run: () => asOne(lint) },
  { name: 'types', run: () => asOne(checkTypes) },
  { name: 'tree', run: () => asOne(checkTree) },
  { name: 'drift', run: () => asOne(checkDrift) },
  { name: 'vitest', run: runVitest },
  { name: 'scripts', run: runScriptTests },
  { name: 'browser', run: runBrowserTests },
  { name: 'soak', run: runSoakSuite },
];

const vitestReport = 'vitest.json';

/** Formatting, lint and the directions of imports. */
export const lint = () => succeeds(['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.']);

/** Types of the whole project; Next's route types are written first, since a fresh clone has none. */
export async function checkTypes() {
  const env = { NEXT_DIST: testDist };
  return (
    (await succeeds([nextProgram, 'typegen'], { env, isShown: false })) &&
    (await succeeds(['node_modules/typescript/bin/tsc', '--noEmit', '-p', '.']))
  );
}

async function checkTree() {
  const { packages } = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  const faults = findStrays(packages);
  // Two copies of prosemirror-model refuse each other's nodes, in ways that look like anything but that.
  const copies = Object.keys(packages).filter((file) => file.endsWith('node_modules/prosemirror-model'));
  if (copies.length !== 1) faults.push(`There must be one prosemirror-model, not ${copies.length}: ${copies.join(', ')}`);
  for (const fault of faults) say(fault);
  return faults.length === 0;
}

async function checkDrift() {
  const postgres = await ensureTestPostgres(say);
  const name = 'galley_drift';
  await dropDatabase(postgres.url('postgres'), name);
  await ensureDatabase(postgres.url('postgres'), name);
  await deploy(postgres.url(name));
  const sql = await drift(postgres.url(name));
  if (sql) say(`The migrations do not lead to prisma/schema.prisma; "npm run migration -- NAME" would write:\n${sql}`);
  await dropDatabase(postgres.url('postgres'), name);
  return !sql;
}

/** Unit and service tests, on databases of their own; `args` are vitest's, `more` is added to the environment. */
export async function runVitest(args, more = {}) {
  const worker = path.join(testRoot, 'import-worker.mjs');
  await spawnBundleWorker(worker);
  const report = resultFile(vitestReport);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { status } = await runNode(['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...args], {
    isShown: true,
    env: { GALLEY_IMPORT_WORKER: worker, ...more },
  });
  const told = lastVitestReport();
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = told;
  // A file that could not even be read has no tests in it, and still is a failure.
  const brokenFiles = testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every(({ status }) => status !== 'failed'),
  ).length;
  const failed = numFailedTests + brokenFiles;
  const skipped = numPendingTests + numTodoTests;
  return withEnd(status, { passed: numPassedTests, failed, skipped, failures: vitestFailures(told) });
}

/** The tests of these scripts: they start the app as people do, from a build that is made first. */
async function runScriptTests(args) {
  await prepareBuild(testDist);
  const report = resultFile('scripts.tap');
  const reporters = [
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=tap',
    `--test-reporter-destination=${report}`,
  ];
  const files = fs.readdirSync(path.join(root, 'scripts')).filter((name) => name.endsWith('.test.mjs'));
  const named = files.map((name) => path.join('scripts', name));
  const { status } = await runNode(['--test', '--test-concurrency=2', ...reporters, ...args, ...named], { isShown: true });
  const tap = fs.readFileSync(report, 'utf8');
  const counted = (word) => Number(tap.match(new RegExp(`^# ${word} (\\d+)$`, 'm'))?.[1] ?? 0);
  const failed = counted('fail') + counted('cancelled');
  const skipped = counted('skipped') + counted('todo');
  return withEnd(status, { passed: counted('pass'), failed, skipped, failures: tapFailures(tap) });
}

/** Stops the test cluster, where it runs and nobody else's run still uses it. */
export async function stopTestPostgres() {
  await closeEmbedded(await findTestPostgres());
}

async function asOne(check) {
  const isFine = await check();
  return { passed: Number(isFine), failed: Number(!isFine), skipped: 0, failures: [] };
}

async function succeeds(args, options = { isShown: true }) {
  const { status, output } = await runNode(args, options);
  if (status !== 0 && !options.isShown) say(output);
  return status === 0;
}

function resultFile(name) {
  fs.mkdirSync(resultsFolder, { recursive: true });
  fs.rmSync(path.join(resultsFolder, name), { force: true });
  return path.join(resultsFolder, name);
}

/** What vitest told of its last run. */
export function lastVitestReport() {
  const file = path.join(resultsFolder, vitestReport);
  if (!fs.existsSync(file)) return { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0, numTodoTests: 0, testResults: [] };
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}
