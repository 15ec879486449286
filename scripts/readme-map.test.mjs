// The README's map and the tables of CONTRIBUTING are how a newcomer finds things: one that was moved or went leads them astray.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';

const root = path.resolve(import.meta.dirname, '..');
/** What a dossier calls its own file, what a start makes, and where `npm run screens` puts its pictures. */
const elsewhere = new Set(['verify.mjs', '.galley/', 'screens/']);

for (const [document, atLeast] of [
  ['README.md', 200],
  ['CONTRIBUTING.md', 30],
]) {
  test(`The tables of ${document} name files and folders that are there`, () => {
    const missing = [];
    let count = 0;
    for (const row of fs.readFileSync(path.join(root, document), 'utf8').split('\n')) {
      if (!row.startsWith('|')) continue;
      // A name alone stands in the folder of the one before it; one with folders begins at the top, or at a folder above that.
      let folder = '';
      for (const name of namedIn(row)) {
        count += 1;
        const above = folder.split('/').map((_, n, parts) => parts.slice(0, parts.length - n).join('/'));
        const places = name.includes('/') ? [name, ...above.map((one) => `${one}/${name}`)] : [`${folder}/${name}`, name];
        const found = places.find(isThere);
        if (found !== undefined) folder = found.endsWith('/') ? found.slice(0, -1) : path.posix.dirname(found);
        else if (!elsewhere.has(name)) missing.push(`${name} (after ${folder || 'nothing'})`);
      }
    }
    assert.ok(count > atLeast, `${count} names`);
    assert.deepEqual(missing, []);
  });
}

/** Files and folders that are named by themselves or in a command. */
function namedIn(row) {
  const isName = (word) => /^[\w./*()[\]-]+(?:\.tsx?|\.[cm]?js|\.css|\/)$/.test(word);
  return [...row.matchAll(/`([^`]+)`/g)].flatMap(([, code]) => code.split(' ').filter(isName));
}

/** True if it is there; of a name with * if one at least is. */
function isThere(place) {
  if (!place.includes('*')) return fs.existsSync(path.join(root, place));
  const folder = path.join(root, path.posix.dirname(place));
  const [before = '', behind = ''] = path.posix.basename(place).split('*');
  return fs.existsSync(folder) && fs.readdirSync(folder).some((one) => one.startsWith(before) && one.endsWith(behind));
}
