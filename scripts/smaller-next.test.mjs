import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import withoutErrorStyles from './without-error-styles.cjs';
import withoutServerActions from './without-server-actions.cjs';

const root = path.resolve(import.meta.dirname, '..');
const read = (name) => fs.readFileSync(path.resolve(root, 'node_modules/next/dist/client/components', name), 'utf8');

/** What a script of CommonJS exports, without running it. */
const namesOf = (source) =>
  [...source.matchAll(/\bexports(?:\.(\w+)\s*=(?!=)|,\s*"(\w+)", \{\s*enumerable)/g)].map(([, set, defined]) => set ?? defined);

test('What stands in for server actions has the names of what it replaces', () => {
  assert.deepEqual(namesOf(read('router-reducer/reducers/server-action-reducer.js')), ['serverActionReducer']);
  assert.deepEqual(namesOf(withoutServerActions()), ['serverActionReducer']);
});

test('No page calls a server action', () => {
  const scripts = ['app', 'components', 'lib'].flatMap((room) =>
    fs
      .readdirSync(path.resolve(root, room), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => path.resolve(root, room, file)),
  );
  assert.ok(scripts.length > 1_000);
  assert.deepEqual(
    scripts.filter((file) => /^\s*(['"])use server\1/m.test(fs.readFileSync(file, 'utf8'))),
    [],
  );
});

test('What stands in for the looks of Next’s own error page is all that they are, and that page is not ours', async () => {
  const original = await import(`${root}/node_modules/next/dist/client/components/builtin/error-styles.js`);
  const names = Object.keys(original.default).filter((name) => name !== '__esModule');
  assert.deepEqual(namesOf(withoutErrorStyles()).sort(), names.sort());
  assert.ok(fs.existsSync(path.resolve(root, 'app/global-error.tsx')));
});
