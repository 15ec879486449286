import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { findStrays } from './locked-packages.mjs';
import { root } from './surroundings.mjs';

const sum = { integrity: 'sha512-AAAA' };
const house = { '': { dependencies: { pg: '8.23.1', other: 'npm:@scope/name@^1.2.3 || ~2' } } };
const bundled = { 'node_modules/a/node_modules/b': { version: '1.0.0', inBundle: true } };

test('all that is locked is of the registry, with its checksum', () => {
  assert.deepEqual(findStrays(JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages), []);
});

test('a lock says where all its packages come from, or of none', () => {
  const at = (host, name) => ({ version: '1.0.0', resolved: `https://${host}/${name}/-/${name}-1.0.0.tgz`, ...sum });
  assert.deepEqual(findStrays({ ...house, ...bundled, 'node_modules/pg': sum }), []);
  const registry = { 'node_modules/pg': at('registry.example', 'pg'), 'node_modules/ws': at('registry.example', 'ws') };
  assert.deepEqual(findStrays({ ...house, ...bundled, ...registry }), []);
  for (const ws of [sum, at('elsewhere.example', 'ws')]) {
    assert.match(
      findStrays({ ...house, ...registry, 'node_modules/ws': ws }).join(),
      /^The packages come from several places: registry\.example, /,
    );
  }
});

for (const [what, packages] of [
  ['a package without a checksum', { 'node_modules/pg': { version: '8.23.1' } }],
  ['a repository', { 'node_modules/pg': { resolved: 'git+ssh://git@example.org/ines/pg.git#0123abc', ...sum } }],
  ['a file', { 'node_modules/pg': { resolved: 'file:pg.tgz', ...sum } }],
  ['an address that is not encrypted', { 'node_modules/pg': { resolved: 'http://registry.example/pg.tgz', ...sum } }],
  ['a folder of the disk', { 'node_modules/pg': { resolved: '../pg', link: true } }],
  ...[
    'https://elsewhere.example/pg.tgz',
    'git+https://example.org/pg.git',
    'ines/pg',
    'github:ines/pg',
    'file:../pg',
    'npm:@ines/pg/x',
  ].map((wanted) => [`what is asked for as ${wanted}`, { 'node_modules/pg': { ...sum, dependencies: { 'pg-pool': wanted } } }]),
]) {
  test(`${what} is named`, () => {
    const strays = findStrays({ ...house, ...packages });
    assert.equal(strays.length, 1, strays.join());
    assert.match(strays[0], /pg/);
  });
}
