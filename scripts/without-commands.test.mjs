import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import withoutCommands from './without-commands.cjs';

const root = path.resolve(import.meta.dirname, '..');
const read = (file) => fs.readFileSync(file, 'utf8');
const core = read(path.join(root, 'node_modules/@tiptap/core/dist/index.js'));
const namesIn = (source) => [...source.matchAll(/^\t(\w+): \(\) => \S+?,?$/gm)].map(([, name]) => name);

test('Nobody calls a command that the browser does not get', () => {
  const left = new Set(namesIn(withoutCommands(core)));
  const gone = namesIn(core).filter((name) => !left.has(name));
  assert.equal(gone.length, 21);
  const ours = ['app', 'components', 'lib'].flatMap((room) =>
    fs
      .readdirSync(path.join(root, room), { recursive: true })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => path.join(root, room, name)),
  );
  const imported = new Set(ours.flatMap((file) => [...read(file).matchAll(/from '(@tiptap\/extension-[^']+)'/g)].map(([, name]) => name)));
  assert.ok(imported.size > 8);
  const theirs = [...imported].map((name) => {
    const [scope, extension, ...rest] = name.split('/');
    return path.join(root, 'node_modules', scope, extension, 'dist', ...rest, 'index.js');
  });
  const called = (name, source) => new RegExp(`(?:commands|chain\\(\\)|can\\(\\))\\.${name}\\(`).test(source);
  for (const source of [...ours, ...theirs].map(read))
    assert.deepEqual(
      gone.filter((name) => called(name, source)),
      [],
    );
  // Within the core only those call one that are gone themselves: clearContent, and Enter as a command.
  assert.deepEqual(
    gone.filter((name) => called(name, core)),
    ['keyboardShortcut', 'setContent'],
  );
});
