import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import withoutServerActions from './without-server-actions.cjs';

const root = path.resolve(import.meta.dirname, '..');
const place = 'node_modules/next/dist/client/components/router-reducer/reducers/server-action-reducer.js';

/** What a script of CommonJS exports, without running it. */
const namesOf = (source) =>
  [...source.matchAll(/\bexports(?:\.(\w+)\s*=(?!=)|,\s*"(\w+)", \{\s*enumerable)/g)].map(([, set, defined]) => set ?? defined);

test('What stands in for server actions has the names of what it replaces', () => {
  assert.deepEqual(namesOf(fs.readFileSync(path.resolve(root, place), 'utf8')), ['serverActionReducer']);
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
