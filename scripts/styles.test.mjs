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

test('Boxes that the browser draws are ink wherever they stand', () => {
  const accents = fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.css'))
    .flatMap((file) =>
      [...fs.readFileSync(path.join(folder, file), 'utf8').matchAll(/accent-color: (.+);/g)].map(([, ink]) => `${file}: ${ink}`),
    );
  assert.deepEqual(accents, ['base.css: var(--ink-1)']);
});

test('What is out of sight is left undrawn by the one name that WebKit sets otherwise', () => {
  const app = path.resolve(folder, '..');
  const sheets = fs.readdirSync(app, { recursive: true }).filter((name) => name.endsWith('.css'));
  const said = sheets.flatMap((name) => {
    const text = fs.readFileSync(path.join(app, name), 'utf8');
    return [...text.matchAll(/content-visibility: (.+);/g)].map(([, value]) => `${name}: ${value}`);
  });
  assert.ok(said.some((one) => one.endsWith(': var(--out-of-sight, auto)')));
  // It leaves blocks in view undrawn, and numbers each paragraph as 0.
  assert.deepEqual(
    said.filter((one) => !/: (visible|var\(--out-of-sight, auto\))$/.test(one)),
    [],
  );
});

/** What Tailwind draws, as far as it is used here. */
const utility = /^(m[trblxy]?|p[trblxy]?|gap|h|w)-|^(block|inline|grid|items-start|self-end|text-right)$/;

test('Every class that a component names by itself is drawn by a rule', () => {
  const root = path.resolve(import.meta.dirname, '..');
  const files = ['app', 'components'].flatMap((room) =>
    fs.readdirSync(path.join(root, room), { recursive: true }).map((name) => path.join(root, room, name)),
  );
  const sheets = files.filter((name) => name.endsWith('.css')).map((name) => fs.readFileSync(name, 'utf8'));
  const drawn = new Set(sheets.flatMap((sheet) => [...sheet.matchAll(/\.(-?[A-Za-z_][\w-]*)/g)].map(([, name]) => name)));
  const named = new Map();
  for (const file of files.filter((name) => name.endsWith('.tsx'))) {
    for (const [, plain, begun] of fs.readFileSync(file, 'utf8').matchAll(/className=(?:"([^"]*)"|\{`([^`$]*)\$)/g)) {
      // What a value may go on with is no whole name.
      const whole = plain ?? begun.replace(/\S+$/, '');
      for (const name of whole.split(/\s+/).filter(Boolean)) named.set(name, path.relative(root, file));
    }
  }
  assert.ok(named.size > 300);
  assert.deepEqual(
    [...named].filter(([name]) => !drawn.has(name) && !utility.test(name)).map(([name, file]) => `${name} in ${file}`),
    [],
  );
});

test('No control draws its own box, which would stay as it is when what stands in it is wrong', () => {
  const root = path.resolve(import.meta.dirname, '../components');
  const bare = fs
    .readdirSync(root, { recursive: true })
    .filter((name) => name.endsWith('.tsx'))
    .flatMap((name) =>
      [...fs.readFileSync(path.join(root, name), 'utf8').matchAll(/<(?:input|select|textarea)\b(?:[^>]|=>)*?className="inp\b/g)].map(
        () => name,
      ),
    );
  assert.deepEqual(bare, []);
});

test('Each sign is a letter of the font of signs, the same in lists and in the text', () => {
  const read = (name) => fs.readFileSync(path.join(folder, name), 'utf8');
  const letters = new Map();
  for (const [, selectors, letter] of read('signs.css').matchAll(/^([^\s/{}][^{}]*) \{\s*--sign: "(.*?)";/gm)) {
    const place = letter.startsWith('\\') ? letter.slice(1) : letter.codePointAt(0).toString(16);
    for (const [, name] of selectors.matchAll(/^(?:\.sign-|\.text-mark\[data-sign=")([\w-]+)/gm)) {
      assert.equal(letters.get(name) ?? place, place, name);
      letters.set(name, place);
    }
  }
  const maker = fs.readFileSync(path.join(import.meta.dirname, 'make-sign-font.py'), 'utf8');
  const made = [...maker.matchAll(/^ {4}"([\w-]+)": \(\s*0x([\dA-F]+),/gm)].map(([, name, place]) => [
    name,
    Number.parseInt(place, 16).toString(16),
  ]);
  assert.deepEqual(Object.fromEntries(letters), Object.fromEntries(made));
});
