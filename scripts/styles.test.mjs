// All style files are on every page: a name that two of them begin with looks on one page as the other wants it.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';

const folder = path.resolve(import.meta.dirname, '../app/styles');

test('No two style files say how the same class looks', () => {
  const homes = new Map();
  for (const file of fs.readdirSync(folder).filter((name) => name.endsWith('.css'))) {
    for (const [, name] of fs.readFileSync(path.join(folder, file), 'utf8').matchAll(/^\.([a-z][\w-]*)(?:,| \{)$/gm)) {
      homes.set(name, (homes.get(name) ?? new Set()).add(file));
    }
  }
  assert.ok(homes.size > 100);
  const shared = [...homes].filter(([, files]) => files.size > 1).map(([name, files]) => `.${name}: ${[...files].join(', ')}`);
  assert.deepEqual(shared, []);
});
