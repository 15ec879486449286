import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { keepClosed } from './data-folder.mjs';
import { runNode } from './programs.mjs';
import { root } from './surroundings.mjs';

const isPosix = process.getuid !== undefined;
const asRoot = { skip: process.getuid?.() !== 0 && 'needs root' };
const onPosix = { skip: !isPosix && 'needs modes' };

function place(t) {
  const parent = fs.mkdtempSync(path.join(os.tmpdir(), 'galley-closed-'));
  t.after(() => fs.rmSync(parent, { recursive: true, force: true }));
  return path.join(parent, 'deep', '.galley');
}
const modeOf = (folder) => fs.statSync(folder).mode & 0o777;

test('a data folder is made for its owner alone', onPosix, (t) => {
  const folder = place(t);
  keepClosed(folder);
  assert.equal(modeOf(folder), 0o700);
});

for (const mode of [0o755, 0o777, 0o750, 0o701]) {
  test(`a data folder of ours that is open (${mode.toString(8)}) is closed, and what lies in it stays`, onPosix, (t) => {
    const folder = place(t);
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, 'secret'), 'a secret', { mode: 0o600 });
    fs.chmodSync(folder, mode);
    keepClosed(folder);
    assert.equal(modeOf(folder), 0o700);
    assert.equal(fs.readFileSync(path.join(folder, 'secret'), 'utf8'), 'a secret');
  });
}

test('the group of the database’s user may pass through, and nobody else', onPosix, (t) => {
  const folder = place(t);
  // One's own group: another's can be given by root alone.
  keepClosed(folder, { group: process.getgid() });
  assert.equal(modeOf(folder), 0o710);
  assert.equal(fs.statSync(folder).gid, process.getgid());
});

test('a command that knows nothing of that user leaves the way open to a server that runs in there', asRoot, (t) => {
  const folder = place(t);
  keepClosed(folder, { group: 12_345 });
  keepClosed(folder);
  assert.equal(modeOf(folder), 0o710);
  assert.equal(fs.statSync(folder).gid, 12_345);
});

test('a data folder of somebody else stays as it is', asRoot, (t) => {
  const folder = place(t);
  fs.mkdirSync(folder, { recursive: true });
  fs.chmodSync(folder, 0o755);
  fs.chownSync(folder, 12_345, 12_345);
  keepClosed(folder);
  assert.equal(modeOf(folder), 0o755);
});

for (const GALLEY_DATA_DIR of ['', ' ']) {
  test(`a data folder that is set to “${GALLEY_DATA_DIR}” is the usual one, and not the project’s folder`, async () => {
    const script = "import('./scripts/surroundings.mjs').then(({ dataRoot }) => console.log(dataRoot))";
    const { output } = await runNode(['-e', script], { env: { GALLEY_DATA_DIR, GALLEY_ALLOW_TMP: '1' } });
    assert.equal(output.trim(), path.join(root, '.galley'));
  });
}
