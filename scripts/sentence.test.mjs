import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { Refusal, toldOf } from './refusal.mjs';
import { sentenceFor } from './sentence.mjs';
import { root } from './surroundings.mjs';

const isRoot = process.getuid?.() === 0;
const nobody = { uid: 65_534, gid: 65_534 };

test('a full disk is named, and a bug keeps its stack', () => {
  const full = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', path: '/data/start.lock' });
  assert.equal(sentenceFor(full), 'The disk is full: /data/start.lock could not be written. Make room and start again.');
  const bug = new TypeError('x is not a function');
  assert.equal(sentenceFor(bug), bug);
  // No file was asked for: a port, a process.
  const notOfFiles = Object.assign(new Error('kill EPERM'), { code: 'EPERM', syscall: 'kill' });
  assert.equal(sentenceFor(notOfFiles), notOfFiles);
});

test('of what ended a command a refusal is told by its sentence, a full disk by its own, and a bug as it is', async () => {
  assert.equal(await toldOf(new Refusal('The commands are start, dev.')), 'The commands are start, dev.');
  assert.equal(await toldOf(Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' })), 'The disk is full. Make room and start again.');
  const bug = new TypeError('x is not a function');
  assert.equal(await toldOf(bug), bug);
});

test('a disk that can only be read is named', () => {
  const error = Object.assign(new Error('EROFS'), { code: 'EROFS', path: '/media/there/galley.backup' });
  assert.equal(sentenceFor(error), 'This user may not use /media/there/galley.backup: the disk is read-only.');
});

/** `npm start` on the data folder `folder`, as a user who is not root. */
function startOn(folder) {
  const env = { ...process.env, GALLEY_DATA_DIR: folder, GALLEY_ALLOW_TMP: '1', HOME: os.tmpdir() };
  return spawnSync(process.execPath, ['scripts/run.mjs', 'start'], { cwd: root, env, encoding: 'utf8', ...(isRoot && nobody) });
}

function temporaryFolder(t, mode) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'galley closed '));
  t.after(() => fs.rmSync(folder, { recursive: true, force: true }));
  fs.chmodSync(folder, mode);
  return folder;
}

test('a start on the data folder of another user says whose it is, and what to do', {
  skip: isRoot ? startingMissing() : 'needs root for a folder of another user',
}, (t) => {
  // As a start by root leaves it, and one that root made without PostgreSQL.
  for (const mode of [0o710, 0o700, 0o755]) {
    const folder = temporaryFolder(t, mode);
    fs.writeFileSync(path.join(folder, 'start.lock'), '{"pid":1', { mode: 0o600 });
    const { status, stderr } = startOn(folder);
    assert.equal(status, 1);
    const sentence = `This user may not use ${path.join(folder, 'start.lock')}: `;
    assert.ok(stderr.startsWith(sentence), stderr);
    assert.match(
      stderr.slice(sentence.length),
      /^\/.+ belongs to another user \(uid 0\); start Galley as that user, or set GALLEY_DATA_DIR to another folder\.\n$/,
    );
  }
});

test('a start on a data folder that may not be written says so', { skip: startingMissing() }, (t) => {
  const folder = temporaryFolder(t, 0o500);
  if (isRoot) fs.chownSync(folder, nobody.uid, nobody.gid);
  const { status, stderr } = startOn(folder);
  assert.equal(status, 1);
  const lock = path.join(folder, 'start.lock');
  assert.equal(stderr, `This user may not use ${lock}: the rights of ${folder} forbid it; set GALLEY_DATA_DIR to another folder.\n`);
});

function startingMissing() {
  if (process.getuid === undefined) return 'needs modes';
  const canRead = spawnSync('test', ['-r', path.join(root, 'package.json')], isRoot ? nobody : {});
  return canRead.status === 0 ? false : 'another user cannot read this folder';
}
