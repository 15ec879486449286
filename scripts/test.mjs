// `npm test`: every suite, apart from a running server's build, data and port. `npm test -- SUITE ARGS…` runs one, with arguments for its runner.
import path from 'node:path';
import { couldNotRun } from './failures.mjs';
import { releaseLock, takeLock } from './lock.mjs';
import { preparePackages } from './prepare.mjs';
import { Refusal, toldOf } from './refusal.mjs';
import { say, testRoot } from './surroundings.mjs';

/** Runs the suites; the last line sums them up. Resolves to the exit code: 1 when anything failed. */
export function test([only, ...args] = []) {
  return withTestLock(() => runSuites(only, args));
}

/** Runs `work` with the packages in place and nobody else on the tests' build, data and port. */
export async function withTestLock(work) {
  const lock = path.join(testRoot, 'test.lock');
  const holder = takeLock(lock);
  if (holder) throw new Refusal(`npm test already runs here, as process ${holder.pid}.`);
  try {
    await preparePackages();
    return await work();
  } finally {
    releaseLock(lock);
  }
}

/** Runs the suites of `from`, those of suites.mjs unless a test has its own, or the one called `only` with `args`. The last line sums them up, whatever fails. */
export async function runSuites(only, args, from) {
  const { suites, stopTestPostgres } = from ?? (await import('./suites.mjs'));
  const chosen = only ? suites.filter(({ name }) => name === only) : suites;
  if (!chosen.length) throw new Refusal(`The suites are ${suites.map(({ name }) => name).join(', ')}.`);
  const sum = { passed: 0, failed: 0, skipped: 0 };
  const failures = [];
  const add = (name, count) => {
    for (const key of Object.keys(sum)) sum[key] += count[key];
    const named = count.failures.length ? count.failures : count.failed ? ['see above'] : [];
    failures.push(...named.map((what) => `  ${name}: ${what}`));
  };
  try {
    for (const { name, run } of chosen) {
      say(`\n== ${name}`);
      const since = Date.now();
      const count = await run(args).catch(asFailure);
      add(name, count);
      say(`== ${name}: ${inWords(count)} (${Math.round((Date.now() - since) / 1000)} s)`);
    }
    // A full disk, say, and nothing that the suites counted may be lost for it.
    await stopTestPostgres().catch(async (error) => add('end of the test database', await asFailure(error)));
  } finally {
    // Once more at the end, since the end of a long log is all that many places keep of it.
    if (failures.length) say(`\nFailed, or not at the first try:\n${failures.join('\n')}`);
    say(`\n${inWords(sum)}`);
  }
  return sum.failed ? 1 : 0;
}

// A suite that could not run is one failure; the others still tell their part.
async function asFailure(error) {
  console.error(await toldOf(error));
  return couldNotRun;
}

const inWords = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`;
