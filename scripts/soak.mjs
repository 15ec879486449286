// `npm run soak`: ten tabs on one article while everything around them breaks (soak/soak.ts). Also the suite `soak` of `npm test`.
import fs from 'node:fs';
import path from 'node:path';
import { couldNotRun, withEnd } from './failures.mjs';
import { prepareBuild } from './prepare.mjs';
import { runNode, tsxProgram } from './programs.mjs';
import { resultsFolder, testDist } from './surroundings.mjs';

/** How long the suite soaks unless told otherwise. */
const suiteMinutes = 3;
// What a submission is tried with is not a matter of luck: new plans are for `npm run soak`.
const suiteSeed = 1;

/** The suite: the same plan each time, unless `args` name the seed of another. */
export const runSoakSuite = (args = []) => runSoak(['--seed', String(suiteSeed), ...args]);

/** Soaks with `args` as `npm run soak` takes them: `{ passed, failed, skipped, failures }`, one for each thing that must hold in the end. */
export async function runSoak(args = []) {
  await prepareBuild(testDist);
  const result = path.join(resultsFolder, 'soak.json');
  fs.mkdirSync(resultsFolder, { recursive: true });
  fs.rmSync(result, { force: true });
  const length = ['--minutes', process.env.SOAK_MINUTES ?? String(suiteMinutes)];
  const { status } = await runNode([tsxProgram, 'soak/soak.ts', ...length, ...args, '--result', result], {
    isShown: true,
  });
  if (!fs.existsSync(result)) return couldNotRun;
  const { passed, failures, skipped } = JSON.parse(fs.readFileSync(result, 'utf8'));
  return withEnd(status, { passed, failed: failures.length, skipped, failures });
}
