// What a newsroom's machine does to a server: the disk fills, ports are taken, settings are wrong. Each time `npm start` serves again, or says why not in one
// sentence. What it does when it is killed: killed.test.mjs.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import test from 'node:test';
import { dropDatabase, ensureDatabase, withClient } from './database.mjs';
import { isAlive } from './lock.mjs';
import { appliedMigrations, deploy, migrationNames } from './migrate.mjs';
import { resultsFolder, root } from './surroundings.mjs';
import { ensureTestPostgres } from './test-database.mjs';
import {
  childrenOf,
  dataFolder,
  endHouse,
  isHealthy,
  kill,
  launch,
  launcherPid,
  postmaster,
  surroundingsOf,
  whyNotReached,
  within,
} from './try-launch.mjs';

const isRoot = process.getuid?.() === 0;
const onLinux = { skip: process.platform !== 'linux' && 'finds processes in /proc' };

/** `npm start` that is expected to end with one sentence: its last line. */
async function refusal(env, options) {
  const started = launch(env, options);
  assert.equal(await started.ended, 1, started.output());
  return started.output().trim().split('\n').at(-1);
}

/** Makes the first person through the API; the answer's status. */
async function setUp(galley) {
  const person = { name: 'Ines Okafor', email: 'ines@example.org', password: 'a long enough phrase 7', deskName: 'City' };
  const answer = await fetch(`${galley.url}/api/v1/setup`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...person, code: galley.setupCode() ?? 'NONE-NONE' }),
  });
  return answer.status;
}

test('the first start prints the address and the set-up code, and Ctrl-C ends all of it in order', onLinux, async (t) => {
  const folder = dataFolder(t);
  const galley = launch(await surroundingsOf(folder));
  await galley.ready();
  assert.match(galley.output(), new RegExp(`Galley is ready on http://localhost:${new URL(galley.url).port}\n`));
  assert.ok(galley.setupCode(), galley.output());
  assert.match(galley.output(), /^Bringing the tables up to date …$/m);
  // A proxy that keeps connections for a minute must not find them closed.
  const { headers } = await fetch(`${galley.url}/api/v1/health`);
  assert.equal(headers.get('keep-alive'), 'timeout=75');
  // On the one address of loopback that it was told: all of 127.0.0.0/8 is this machine.
  const { port } = new URL(galley.url);
  assert.equal(await whyNotReached({ host: '127.0.0.2', port: Number(port) }), 'ECONNREFUSED');
  // A page is only read: what is sent to one never comes to Next.
  assert.equal((await fetch(`${galley.url}/sign-in`, { method: 'POST', body: 'x' })).status, 405);
  const [launcher, database] = [launcherPid(folder), postmaster(folder)];
  const next = childrenOf(launcher);
  // Of whom whoever replaces the packages has to know.
  const served = path.join(root, '.galley/servers', String(launcher));
  assert.equal(JSON.parse(fs.readFileSync(served, 'utf8')).url, `http://localhost:${new URL(galley.url).port}`);
  process.kill(-galley.npm.pid, 'SIGINT');
  await galley.ended;
  await within('end of the launcher', () => !isAlive(launcher), galley.output);
  assert.deepEqual([launcher, database, ...next].filter(isAlive), []);
  assert.equal(launcherPid(folder), null);
  assert.equal(fs.existsSync(served), false);
  for (const secret of ['secret', 'pg-password']) assert.equal(fs.statSync(path.join(folder, secret)).mode & 0o077, 0, secret);
});

test('a project in a folder with spaces in its name is set up and served', onLinux, async (t) => {
  // On the disk of this project, so that links can be made.
  fs.mkdirSync(resultsFolder, { recursive: true });
  const project = fs.mkdtempSync(path.join(resultsFolder, 'the checked paper '));
  fs.chmodSync(project, 0o755);
  t.after(async () => {
    await endHouse(path.join(project, '.galley'));
    fs.rmSync(project, { recursive: true, force: true });
  });
  const left = ['.git', '.galley', '.next', '.next-test-dev', 'node_modules', path.basename(resultsFolder)];
  for (const name of fs.readdirSync(root).filter((one) => !left.includes(one))) {
    fs.cpSync(path.join(root, name), path.join(project, name), { recursive: true });
  }
  // As links, since a copy takes longer than all else; what is made of the schema is made there.
  assert.equal(spawnSync('cp', ['-al', path.join(root, 'node_modules'), project]).status, 0);
  fs.rmSync(path.join(project, 'node_modules/.galley-client'));
  fs.rmSync(path.join(project, 'lib/server/generated'), { recursive: true });
  const env = await surroundingsOf(project);
  delete env.GALLEY_DATA_DIR;
  const galley = launch(env, { cwd: project });
  await galley.ready();
  assert.equal(await setUp(galley), 204);
});

test('a second start says who runs, and a taken port which one', onLinux, async (t) => {
  const folder = dataFolder(t);
  const env = await surroundingsOf(folder);
  const galley = launch(env);
  await galley.ready();
  const again = spawnSync('npm', ['start'], { cwd: root, env, encoding: 'utf8' });
  assert.equal(again.status, 1);
  assert.match(again.stderr, new RegExp(`Galley already runs here: http://localhost:${env.PORT}, process ${launcherPid(folder)}\\.`));
  const elsewhere = await surroundingsOf(dataFolder(t), { PORT: env.PORT });
  assert.match(await refusal(elsewhere), new RegExp(`^Port ${env.PORT} is taken by another program`));
  assert.ok(await isHealthy(galley.url));
});

test('a database that cannot be reached, is no database, or is not there is named in one sentence', async (t) => {
  const folder = dataFolder(t);
  const deaf = net.createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
  t.after(() => deaf.close());
  await once(deaf, 'listening');
  const { port } = deaf.address();
  const cases = [
    [
      'postgresql://ines:secret@127.0.0.1:1/galley',
      /^DATABASE_URL \(postgresql:\/\/127\.0\.0\.1:1\/galley\) does not answer: .*ECONNREFUSED/,
    ],
    [`postgresql://127.0.0.1:${port}/galley`, /^DATABASE_URL .* does not answer: /],
    ['galley', /^DATABASE_URL is not an address like postgresql:/],
  ];
  for (const [url, sentence] of cases) assert.match(await refusal(await surroundingsOf(folder, { DATABASE_URL: url })), sentence);
});

test('what cannot be built leaves the tables as they are, and a newer database is refused before it is tried', async (t) => {
  const postgres = await ensureTestPostgres();
  const name = `galley_test_${process.pid}_unbuilt`;
  const url = postgres.url(name);
  t.after(() => dropDatabase(postgres.url('postgres'), name));
  await ensureDatabase(postgres.url('postgres'), name);
  const [first] = migrationNames();
  await deploy(url, [first]);
  // No folder can be made below a file.
  const env = await surroundingsOf(dataFolder(t), { DATABASE_URL: url, NEXT_DIST: 'package.json/build' });
  for (const script of ['start', 'dev']) {
    const started = launch(env, { script });
    assert.equal(await started.ended, 1, started.output());
    assert.doesNotMatch(started.output(), /Bringing the tables up to date/);
    assert.deepEqual(await appliedMigrations(url), [first], started.output());
  }
  const future = `insert into _prisma_migrations (id, checksum, migration_name, finished_at) values ('x', '', '29990101000000_future', now())`;
  await withClient(url, (client) => client.query(future));
  assert.match(await refusal(env), /^The database was made by a newer Galley/);
});

test('settings that cannot be used end the start, and are named in one sentence', async (t) => {
  const folder = dataFolder(t);
  // The others: check-environment.test.ts.
  const cases = [
    [
      { GALLEY_OIDC_ISSUER: 'https://id.example.org' },
      /^GALLEY_OIDC_CLIENT_ID, GALLEY_OIDC_CLIENT_SECRET and GALLEY_OIDC_NAME are missing: set all of .+, or none\.$/m,
    ],
    [{ GALLEY_URL: 'galley.example.org' }, /^GALLEY_URL must be an address without user, path or query, such as https:.+\.$/m],
    [{ GALLEY_POOL_SIZE: '-1' }, /^GALLEY_POOL_SIZE must be a whole number from 1 to 1000\.$/m],
    [{ GALLEY_LOG_LEVEL: 'verbose' }, /^GALLEY_LOG_LEVEL must be trace, .+ or silent\.$/m],
  ];
  for (const [more, sentence] of cases) {
    const started = launch(await surroundingsOf(folder, more));
    assert.equal(await started.ended, 1, started.output());
    assert.match(started.output(), sentence);
  }
});

test('settings that are blank are not set', async (t) => {
  const names = ['HOST', 'DATABASE_URL', 'NEXTAUTH_SECRET', 'NEXTAUTH_URL', 'PRISMA_SCHEMA_ENGINE_BINARY'];
  const ours = ['URL', 'PROXY_HEADER', 'POOL_SIZE', 'DATABASE_SILENCE_MS', 'LOG_LEVEL', 'SMTP_URL', 'HEADS_FILE', 'OIDC_NAME'];
  const blank = Object.fromEntries([...names, ...ours.map((name) => `GALLEY_${name}`)].map((name) => [name, '']));
  const galley = launch(await surroundingsOf(dataFolder(t), blank));
  await galley.ready();
  assert.equal(await setUp(galley), 204);
});

test('a data folder of another major version is named with the two commands that move it', async (t) => {
  const folder = dataFolder(t);
  fs.mkdirSync(path.join(folder, 'pg'));
  fs.writeFileSync(path.join(folder, 'pg/PG_VERSION'), '16\n');
  const sentence = await refusal(await surroundingsOf(folder));
  assert.match(sentence, /made by PostgreSQL 16 .* PostgreSQL 18: .*npm run backup.*npm run restore/);
});

test('an ordinary user needs no rights', { skip: ordinaryUserMissing() }, async (t) => {
  const folder = dataFolder(t);
  spawnSync('chown', ['nobody', folder]);
  const env = await surroundingsOf(folder, { HOME: folder });
  const galley = launch(env, { command: ['runuser', '-u', 'nobody', '--'] });
  await galley.ready();
  assert.equal(await setUp(galley), 204);
  assert.equal(fs.statSync(path.join(folder, 'pg')).uid, fs.statSync(folder).uid);
});

function ordinaryUserMissing() {
  if (!isRoot) return 'the other tests run as an ordinary user already';
  const canRead = spawnSync('runuser', ['-u', 'nobody', '--', 'test', '-r', path.join(root, 'package.json')]);
  return canRead.status === 0 ? false : 'the user nobody cannot read this folder';
}

test('a full disk saves nothing, says so, and heals when there is room again', { skip: mountMissing() }, async (t) => {
  const folder = smallDisk(t);
  const galley = launch(await surroundingsOf(folder));
  await galley.ready();
  const filler = path.join(folder, 'filler');
  fillDisk(filler);
  const status = await setUp(galley);
  assert.ok([503, 507].includes(status), `a write on a full disk was answered with ${status}`);
  // A database that dies now cannot come back; the page of a healthy app must not be shown either.
  await kill(postmaster(folder));
  await within('sentence about the full disk', () => /The disk that holds .* is full/.test(galley.output()), galley.output);
  assert.equal(await isHealthy(galley.url), false);
  fs.rmSync(filler);
  await within('served app with room on the disk', () => isHealthy(galley.url), galley.output);
  assert.equal(await setUp(galley), 204, 'nothing was saved before, and now all is');
});

test('a start on a full disk ends with a sentence that says so, and is whole when there is room', { skip: mountMissing() }, async (t) => {
  const folder = smallDisk(t);
  const filler = path.join(folder, 'filler');
  const env = await surroundingsOf(folder);
  const isRefused = async (freeBytes) => {
    fillDisk(filler, freeBytes);
    assert.match(
      await refusal(env),
      /^The disk (that holds .+ is full|is full: .+\.) .*make room and start again\.$/i,
      `with ${freeBytes} bytes free`,
    );
    assert.equal(postmaster(folder), null, 'no database is left running');
    fs.rmSync(filler);
  };
  // No cluster yet: no room for the first lock, for the first log, and for half a cluster.
  for (const freeKB of [0, 64, 30_000]) await isRefused(freeKB * 1024);
  const galley = launch(env);
  await galley.ready();
  assert.equal(await setUp(galley), 204);
  process.kill(-galley.npm.pid, 'SIGINT');
  await galley.ended;
  // A cluster is there: no room for the first lock, for its own, and for what the database writes when it starts.
  for (const freeKB of [0, 4, 8, 16, 32, 64]) await isRefused(freeKB * 1024);
  const next = launch(env);
  await next.ready();
  assert.equal(await setUp(next), 404, 'the person is still there');
});

/** A data folder on a disk of its own, of 64 MB. */
function smallDisk(t) {
  const folder = dataFolder(t);
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64m,mode=755', 'tmpfs', folder]);
  return folder;
}

function mountMissing() {
  if (!isRoot) return 'mounting needs root';
  return spawnSync('unshare', ['-m', 'true']).status === 0 ? false : 'this machine does not let root mount';
}

/** Fills the disk of `file` but for `freeBytes`. */
function fillDisk(file, freeBytes = 0) {
  const out = fs.openSync(file, 'w');
  for (let bytes = 1 << 20; bytes >= 1; bytes >>= 1) {
    try {
      for (;;) fs.writeSync(out, Buffer.alloc(bytes));
    } catch (error) {
      if (error.code !== 'ENOSPC') throw error;
    }
  }
  if (freeBytes) fs.ftruncateSync(out, fs.fstatSync(out).size - freeBytes);
  fs.closeSync(out);
}
