import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { runNode } from './programs.mjs';
import { root } from './surroundings.mjs';

const folder = path.join(root, 'bench');
/** Whoever measures writes down what came of it. */
const measuring = fs
  .readdirSync(folder)
  .filter((file) => file.endsWith('.ts'))
  .filter((file) => /import .*\bwriteResults\b.* from '\.\/results-file'/.test(fs.readFileSync(path.join(folder, file), 'utf8')))
  .map((file) => path.parse(file).name);

test('npm run bench names the files that measure, and none that helps them', async () => {
  assert.ok(measuring.length > 5, measuring.join());
  for (const asked of [[], ['results-file']]) {
    const { status, output } = await runNode(['scripts/run.mjs', 'bench', ...asked]);
    assert.equal(status, 1);
    assert.equal(output.trim(), `npm run bench -- NAME, where NAME is ${measuring.join(', ')}.`);
  }
});
