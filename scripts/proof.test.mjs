// What `npm run proof` takes, tries and keeps.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { readProofArguments } from './proof.mjs';
import { chooseDraw } from './proof-draw.mjs';
import { judgeRows, proofFiles, writeProof } from './proof-results.mjs';
import { Refusal } from './refusal.mjs';
import { root } from './surroundings.mjs';

test('a proof is of 20,000 scripts, of as many as one says, or of a part of them', () => {
  assert.deepEqual(readProofArguments([]), { isWhole: true, isPart: false, from: 1, to: 20_000 });
  assert.deepEqual(readProofArguments(['500']), { isWhole: false, isPart: false, from: 1, to: 500 });
  assert.deepEqual(readProofArguments(['20000', '--part', '2/3']), { isWhole: true, isPart: true, from: 6667, to: 13_333 });
  assert.deepEqual(readProofArguments(['--part', '3/3']), { isWhole: true, isPart: true, from: 13_334, to: 20_000 });
  for (const args of [
    ['many'],
    ['499'],
    ['20000', '7'],
    ['--part', '0/4'],
    ['--part', '5/4'],
    ['--part', 'half'],
    ['--part'],
    ['--seed', '7'],
  ])
    assert.throws(() => readProofArguments(args), Refusal, args.join(' '));
});

test('properties draw the same cases each time, but new ones in a proof or for who says what to try, and those of a seed again', () => {
  assert.deepEqual(chooseDraw({}), chooseDraw({}));
  assert.equal(chooseDraw({}).isNew, false);
  for (const env of [{ PROOF: 'long' }, { PROOF_RUNS: '50' }, { PROOF_FROM: '3' }, { PROOF_SEED: '17' }]) {
    assert.equal(chooseDraw(env).isNew, true, JSON.stringify(env));
    assert.notEqual(chooseDraw(env).seed, chooseDraw(env).seed);
    assert.deepEqual(chooseDraw({ ...env, PROOF_DRAW: '5' }), { seed: 5, isNew: false });
  }
});

test('every file of the proof is there', () => {
  assert.deepEqual(
    proofFiles.filter((file) => !fs.existsSync(path.join(root, file))),
    [],
  );
});

const report = (scripts, status = 'passed') => ({
  testResults: [
    {
      name: path.join(root, 'lib/domain/anchors/anchors.proof.test.ts'),
      assertionResults: [
        { status, title: 'a', ancestorTitles: [], duration: 61_000, meta: { figures: { scripts, exact: 1500, latin: 2 } } },
        { status, title: 'b', ancestorTitles: [], duration: 1000, meta: { figures: { scripts, exact: 1, latin: 1 } } },
      ],
    },
    {
      name: path.join(root, 'lib/server/journal/verify.test.ts'),
      assertionResults: [{ status, title: 'names a cut tail', ancestorTitles: ['verifyArticle'], duration: 1234, meta: {} }],
    },
  ],
});
const rowsOf = (text, name) =>
  text
    .split(`## ${name}\n`)[1]
    .split('\n## ')[0]
    .match(/^\| (all|[\d,]+ to) .*$/gm);
const anchors = (seeds, scripts, exact, seconds, node) =>
  `| ${seeds} | ${scripts} | 0 | 0 | 0 | ${exact}${' | 0'.repeat(10)} | ${seconds} | ${node} |`;

test('the figures of a run are added up over its tests, a row for each run and one for all', () => {
  const first = writeProof('', report(5000), { from: 1, to: 10_000, nodeVersion: '20.1.2' });
  assert.deepEqual(rowsOf(first, 'Anchors'), [anchors('1 to 10,000', '10,000', '1,501', 62, '20.1.2')]);
  const both = writeProof(first, report(4000), { from: 10_001, to: 20_000, nodeVersion: '22.0.0' });
  assert.deepEqual(rowsOf(both, 'Anchors'), [
    anchors('1 to 10,000', '10,000', '1,501', 62, '20.1.2'),
    anchors('10,001 to 20,000', '8,000', '1,501', 62, '22.0.0'),
    anchors('all', '18,000', '3,002', 124, ''),
  ]);
  assert.equal(rowsOf(both, 'Writings of those scripts').at(-1), '| all | 6 | 0 | 0 | 0 | 0 | 0 | 124 |  |');
});

test('a run takes the place of those of the same seeds', () => {
  const first = writeProof('', report(5000), { from: 1, to: 10_000, nodeVersion: '20.1.2' });
  const again = writeProof(first, report(10_000), { from: 1, to: 20_000, nodeVersion: '20.1.2' });
  assert.deepEqual(rowsOf(again, 'Anchors'), [anchors('1 to 20,000', '20,000', '1,501', 62, '20.1.2')]);
});

test('each promise is named with what became of it, and no folder of the machine', () => {
  const held = writeProof('', report(1), { from: 1, to: 20_000, nodeVersion: '20.1.2' });
  assert.match(held, /^\| verifyArticle: names a cut tail \| yes \| 1\.2 \|$/m);
  assert.equal(held.includes(root), false);
  const broken = writeProof('', report(1, 'failed'), { from: 1, to: 20_000, nodeVersion: '20.1.2' });
  assert.match(broken, /^\| verifyArticle: names a cut tail \| \*\*no\*\* \| 1\.2 \|$/m);
});

test('what must be rare is judged over all rows', () => {
  const moved = (movedBack) => {
    const told = report(5000);
    told.testResults[0].assertionResults[0].meta = {
      figures: { restored: 10_000, movedBack },
      bounds: [{ what: ['repeated', 'movedBack'], of: 'restored', below: 0.001 }],
    };
    return told;
  };
  const first = writeProof('', moved(12), { from: 1, to: 10_000, nodeVersion: '20.1.2' });
  assert.deepEqual(judgeRows(first, moved(12)), ['Anchors: 12 of 10000 (undone: exact) are 0.1% or more.']);
  const both = writeProof(first, moved(7), { from: 10_001, to: 20_000, nodeVersion: '20.1.2' });
  assert.deepEqual(judgeRows(both, moved(7)), []);
});
