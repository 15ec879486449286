import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { withClient } from './database.mjs';
import { closeEmbedded } from './open-database.mjs';
import { ensurePostgres, findPostgres } from './pg.mjs';
import { dataFolder, kill, whyNotReached } from './try-launch.mjs';

const ensure = (dataRoot, more = {}) => ensurePostgres({ dataRoot, port: 0, isDurable: false, ...more });
const serverVersion = (postgres) =>
  withClient(postgres.url('postgres'), async (client) => (await client.query('show server_version')).rows[0].server_version);

test('two starts at once make one cluster and use the same server', async (t) => {
  const folder = dataFolder(t);
  const [first, second] = await Promise.all([ensure(folder), ensure(folder)]);
  assert.equal(first.pid, second.pid);
  assert.deepEqual([first.started, second.started], [true, false]);
  assert.match(await serverVersion(second), /^18\./);
});

test('nobody gets in without the password, which is for its owner only', async (t) => {
  const folder = dataFolder(t);
  const postgres = await ensure(folder);
  const guess = new URL(postgres.url('postgres'));
  guess.password = 'guess';
  await assert.rejects(
    withClient(guess.toString(), () => {}),
    { code: '28P01' },
  );
  assert.equal(fs.statSync(path.join(folder, 'pg-password')).mode & 0o077, 0);
  assert.equal(fs.existsSync(path.join(folder, 'pg-password.making')), false);
});

test('it listens on loopback alone, and asks whoever connects for the password', {
  skip: process.platform !== 'linux' && 'has one address of loopback',
}, async (t) => {
  const folder = dataFolder(t);
  const { port } = await ensure(folder);
  // All of 127.0.0.0/8 is this machine.
  assert.equal(await whyNotReached({ host: '127.0.0.1', port }), null);
  assert.equal(await whyNotReached({ host: '127.0.0.2', port }), 'ECONNREFUSED');
  const lines = fs.readFileSync(path.join(folder, 'pg/pg_hba.conf'), 'utf8').split('\n');
  const ways = lines.filter((line) => /^\s*[^#\s]/.test(line)).map((line) => line.trim().split(/\s+/).at(-1));
  assert.deepEqual([...new Set(ways)], ['scram-sha-256']);
});

test('the folder around it is closed to everybody who is neither its owner nor the database’s user', {
  skip: process.getuid === undefined && 'needs modes',
}, async (t) => {
  const folder = dataFolder(t);
  const wide = fs.statSync(folder).mode & 0o777;
  assert.equal(wide, 0o755);
  assert.match(await serverVersion(await ensure(folder)), /^18\./);
  assert.equal(fs.statSync(folder).mode & 0o067, 0);
});

test('a folder whose name a shell would read otherwise is refused in one sentence', {
  skip: process.platform === 'win32' && 'no such shell',
}, async (t) => {
  const folder = path.join(dataFolder(t), 'a $HOME of news');
  await assert.rejects(ensure(folder), {
    name: 'Error',
    message: /cannot start in .*a \$HOME of news, for the \$ in its name; rename the folder/,
  });
});

test('a pid file that now names another living program does not stop a start', {
  skip: process.platform !== 'linux' && 'needs /proc',
}, async (t) => {
  const folder = dataFolder(t);
  const postgres = await ensure(folder);
  await kill(postgres.pid);
  const file = path.join(folder, 'pg/postmaster.pid');
  fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace(/^\d+/, String(process.pid)));
  assert.equal(postgres.isUp(), false);
  assert.match(await serverVersion(await ensure(folder)), /^18\./);
});

test('a making of the cluster that was killed halfway is begun again', async (t) => {
  const folder = dataFolder(t);
  fs.mkdirSync(path.join(folder, 'pg.making'));
  fs.writeFileSync(path.join(folder, 'pg.making/PG_VERSION'), '18\n');
  assert.match(await serverVersion(await ensure(folder)), /^18\./);
  assert.equal(fs.existsSync(path.join(folder, 'pg.making')), false);
});

test('a restart keeps the port that the app knows', async (t) => {
  const folder = dataFolder(t);
  const { pid, port } = await ensure(folder);
  await kill(pid);
  assert.equal((await ensure(folder, { port, isPortFixed: true })).port, port);
});

test('a stop ends the server in order', async (t) => {
  const postgres = await ensure(dataFolder(t));
  assert.equal(await postgres.stop(), 0);
  assert.equal(postgres.isUp(), false);
});

test('what a living process uses is not stopped by another, though it has no connection at the moment; nor left running by the last', async (t) => {
  const folder = dataFolder(t);
  const use = `import('./pg.mjs').then(({ ensurePostgres }) => ensurePostgres(${JSON.stringify({ dataRoot: folder, port: 0, isDurable: false })})).then(() => console.log('in use'));
    setInterval(() => {}, 1e9);`;
  const other = spawn(process.execPath, ['-e', use], { cwd: import.meta.dirname, stdio: ['ignore', 'pipe', 'inherit'] });
  t.after(() => other.kill('SIGKILL'));
  await once(other.stdout, 'data');
  const postgres = await ensure(folder);
  await closeEmbedded(postgres);
  assert.equal(postgres.isUp(), true);
  other.kill('SIGKILL');
  await once(other, 'exit');
  await closeEmbedded(await ensure(folder));
  assert.equal(postgres.isUp(), false);
});

test('the server of a folder is found where it runs, and none is made where none does', async (t) => {
  const folder = dataFolder(t);
  const found = () => findPostgres({ dataRoot: folder, isDurable: false });
  assert.equal(await found(), null);
  const postgres = await ensure(folder);
  const same = await found();
  assert.deepEqual([same.pid, same.port], [postgres.pid, postgres.port]);
  assert.match(await serverVersion(same), /^18\./);
  await postgres.stop();
  assert.equal(await found(), null);
  assert.equal(postgres.isUp(), false);
});

test('a lost password is named with its place', async (t) => {
  const folder = dataFolder(t);
  await (await ensure(folder)).stop();
  fs.rmSync(path.join(folder, 'pg-password'));
  await assert.rejects(ensure(folder), { message: /password of the database .* is missing; it belongs in .*pg-password/ });
});

test('a folder that holds something else is left alone', async (t) => {
  const folder = dataFolder(t);
  fs.mkdirSync(path.join(folder, 'pg'));
  fs.writeFileSync(path.join(folder, 'pg/letters.txt'), 'mine');
  await assert.rejects(ensure(folder), { message: /holds no database/ });
  assert.equal(fs.readFileSync(path.join(folder, 'pg/letters.txt'), 'utf8'), 'mine');
});

test('the only copy of a newsroom is never kept where the system deletes', async (t) => {
  const allowed = process.env.GALLEY_ALLOW_TMP;
  t.after(() => {
    if (allowed !== undefined) process.env.GALLEY_ALLOW_TMP = allowed;
  });
  delete process.env.GALLEY_ALLOW_TMP;
  for (const folder of [`/tmp/galley-refused-${process.pid}`, `/var/tmp/galley-refused-${process.pid}/data`]) {
    await assert.rejects(ensurePostgres({ dataRoot: folder }), { message: /where the system deletes old files/ });
    assert.equal(fs.existsSync(folder), false);
  }
});
