// The README's map is how a newcomer finds things: a file that was moved or went leads them astray.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';

const root = path.resolve(import.meta.dirname, '..');
/** What a dossier calls its own file. */
const elsewhere = new Set(['verify.mjs']);

test('The map of the README names files that are there', () => {
  const missing = [];
  let count = 0;
  for (const row of fs.readFileSync(path.join(root, 'README.md'), 'utf8').split('\n')) {
    if (!row.startsWith('|')) continue;
    // A name alone stands in the folder of the one before it; one with folders begins at the top, or at a folder above that.
    let folder = '';
    for (const [, name] of row.matchAll(/`([^`*]+\.(?:tsx?|mjs|css))`/g)) {
      count += 1;
      const above = folder.split('/').map((_, n, parts) => parts.slice(0, parts.length - n).join('/'));
      const places = name.includes('/') ? [name, ...above.map((one) => `${one}/${name}`)] : [`${folder}/${name}`, name];
      const found = places.find((one) => fs.existsSync(path.join(root, one)));
      if (found !== undefined) folder = path.posix.dirname(found);
      else if (!elsewhere.has(name)) missing.push(`${name} (after ${folder || 'nothing'})`);
    }
  }
  assert.ok(count > 200);
  assert.deepEqual(missing, []);
});
