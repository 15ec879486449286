// `npm run proof`: what Galley promises of anchors, journal and writers, tried at length.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { judgeRows, proofFiles, writeProof } from './proof-results.mjs';
import { Refusal } from './refusal.mjs';
import { root, say } from './surroundings.mjs';

const wholeProof = 20_000;
// Of fewer not all happens that the scripts are to bring about.
const leastScripts = 500;
const resultsFile = path.join(root, 'proof/results.md');

/** Runs the proof with `args` as `npm run proof` takes them; of a whole one, or a part of it, it keeps the figures. Resolves to the exit code. */
export async function runProof(args) {
  const { isWhole, isPart, from, to } = readProofArguments(args);
  const { lastVitestReport, runVitest, stopTestPostgres } = await import('./suites.mjs');
  const env = { PROOF: 'long', PROOF_RUNS: String(to - from + 1), PROOF_FROM: String(from), ...(isPart ? { PROOF_PART: '1' } : {}) };
  let { failed } = await runVitest(proofFiles, env).finally(stopTestPostgres);
  if (isWhole) {
    const before = fs.existsSync(resultsFile) ? fs.readFileSync(resultsFile, 'utf8') : '';
    const text = writeProof(before, lastVitestReport(), { from, to, nodeVersion: process.versions.node });
    fs.mkdirSync(path.dirname(resultsFile), { recursive: true });
    fs.writeFileSync(resultsFile, text);
    // What is rare is judged over all parts; a whole run has judged itself.
    const tooMany = isPart ? judgeRows(text, lastVitestReport()) : [];
    for (const sentence of tooMany) say(sentence);
    failed += tooMany.length;
  }
  say(failed ? `${failed} promises did not hold.` : `All held.${isWhole ? ' The figures are in proof/results.md.' : ''}`);
  return failed ? 1 : 0;
}

/**
 * The seeds `from` … `to` that `args` ask for: `20000 --part 2/4` is the second quarter of 20,000 scripts.
 * `isPart` where there are other parts, `isWhole` where all of them are as many as the figures are of.
 */
export function readProofArguments(args) {
  const usage = `npm run proof -- SCRIPTS --part 1/4, where SCRIPTS is ${leastScripts} or more (${wholeProof} without) and a part is not needed.`;
  const { values, positionals } = parseArgs({ args, allowPositionals: true, strict: false, options: { part: { type: 'string' } } });
  const [scripts, ...more] = positionals.length ? positionals.map(Number) : [wholeProof];
  const [, part, parts] =
    (values.part ?? '1/1')
      .toString()
      .match(/^(\d+)\/(\d+)$/)
      ?.map(Number) ?? [];
  const isOneOf = part >= 1 && part <= parts && Object.keys(values).every((name) => name === 'part');
  if (more.length || !Number.isInteger(scripts) || !isOneOf || scripts / parts < leastScripts) throw new Refusal(usage);
  const upTo = (done) => Math.floor((done * scripts) / parts);
  return { isWhole: scripts >= wholeProof, isPart: parts > 1, from: upTo(part - 1) + 1, to: upTo(part) };
}
