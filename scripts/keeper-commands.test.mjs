// What a keeper runs beside a server, such as each night. Newer code may lie there already, which the server that runs knows nothing of.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { dropDatabase, ensureDatabase, withClient } from './database.mjs';
import { releaseLock, takeLock } from './lock.mjs';
import { appliedMigrations, deploy, migrationNames } from './migrate.mjs';
import { runNode } from './programs.mjs';
import { resultsFolder, root } from './surroundings.mjs';
import { ensureTestPostgres } from './test-database.mjs';

const name = `galley_test_${process.pid}_keeper`;
const [first] = migrationNames();
let admin;
let url;
let folder;

before(async () => {
  const postgres = await ensureTestPostgres();
  admin = postgres.url('postgres');
  url = postgres.url(name);
  await ensureDatabase(admin, name);
  await deploy(url, [first]);
  fs.mkdirSync(resultsFolder, { recursive: true });
  folder = fs.mkdtempSync(path.join(resultsFolder, 'keeper '));
});
after(async () => {
  await dropDatabase(admin, name);
  fs.rmSync(folder, { recursive: true });
});

test('of older tables no journal is read and nobody is invented, and the tables stay as they are', async () => {
  for (const command of ['journal:verify', 'journal:heads', 'seed']) {
    const { status, output } = await runNode(['scripts/run.mjs', command], { env: { DATABASE_URL: url } });
    assert.equal(status, 1, output);
    assert.equal(output, 'The tables are of an older Galley: start this one once, which brings them up to date.\n');
    assert.deepEqual(await appliedMigrations(url), [first]);
  }
});

const addPerson = (email) =>
  withClient(url, (client) =>
    client.query(`insert into "Person" (id, email, name) values (gen_random_uuid(), $1, 'Ines Okafor')`, [email]),
  );

/** What runs a command of newer code in the folder `name`, which needs other packages than there are if `isOlder`. Its npm only says that it was asked. */
function newerCode(name, { isOlder = true } = {}) {
  const project = path.join(folder, name);
  for (const part of ['scripts', 'prisma', 'bench', 'package.json', 'prisma.config.ts', 'tsconfig.json']) {
    fs.cpSync(path.join(root, part), path.join(project, part), { recursive: true });
  }
  // A folder of its own: beside the packages lies what says for which tables their client was made.
  const packages = path.join(project, 'node_modules');
  fs.mkdirSync(packages);
  const names = fs.readdirSync(path.join(root, 'node_modules')).filter((one) => one !== '.galley-client');
  for (const one of names) fs.symlinkSync(path.join(root, 'node_modules', one), path.join(packages, one));
  const lock = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  if (isOlder) lock.packages['node_modules/pg'].version = '999.0.0';
  fs.writeFileSync(path.join(project, 'package-lock.json'), JSON.stringify(lock));
  const npm = path.join(folder, 'npm.js');
  fs.writeFileSync(npm, `console.log('npm was asked:', process.argv.slice(2).join(' ')); process.exit(1);`);
  const env = { DATABASE_URL: url, GALLEY_DATA_DIR: folder, npm_execpath: npm, INIT_CWD: folder };
  return (...args) => runNode([path.join(project, 'scripts/run.mjs'), ...args], { env });
}

test('the packages of a server that runs are not replaced by any command, and it is backed up with those', async () => {
  const run = newerCode('project');
  const lock = path.join(folder, 'start.lock');
  assert.equal(takeLock(lock, { url: 'http://localhost:3000' }), null);
  const ofKeepers = ['journal:verify', 'journal:heads', 'seed', 'restore house.backup'];
  const ofDevelopers = ['test', 'test lint', 'check', 'proof', 'bench list', 'soak', 'screens', 'migration add_colour'];
  for (const command of [...ofKeepers, ...ofDevelopers]) {
    const { status, output } = await run(...command.split(' '));
    assert.equal(status, 1, `${command}: ${output}`);
    assert.equal(
      output,
      `Galley runs here (http://localhost:3000, process ${process.pid}) with the packages of other code than lies here now: start it anew first.\n`,
    );
  }
  const backUp = async (file) => {
    const { status, output } = await run('backup', file);
    assert.equal(status, 0, output);
    assert.ok(fs.existsSync(path.join(folder, file)));
  };
  // Of nobody's house no backup is made.
  await addPerson('ines@example.org');
  await backUp('house.backup');
  releaseLock(lock);
  // One of another data folder, which these commands know nothing of.
  const other = path.join(folder, 'project/.galley/servers', String(process.pid));
  assert.equal(takeLock(other, { url: 'http://localhost:3001' }), null);
  const test = await run('test');
  assert.equal(test.status, 1);
  assert.match(test.output, /^Galley runs here \(http:\/\/localhost:3001, process \d+\) with the packages of other code /);
  await backUp('other.backup');
  releaseLock(other);
  // Programs that packages bring along to be run when they are installed are not run.
  assert.match((await run('journal:verify')).output, /^npm was asked: ci (.* )?--ignore-scripts( |$)/m);
});

test('what is made of the tables as the code has them is made anew below a server that runs: its packages stay', async () => {
  const run = newerCode('changed', { isOlder: false });
  const lock = path.join(folder, 'start.lock');
  assert.equal(takeLock(lock, { url: 'http://localhost:3000' }), null);
  const { status, output } = await run('journal:verify');
  releaseLock(lock);
  assert.equal(status, 1);
  assert.match(output, /^The tables are of an older Galley: /m);
  assert.ok(fs.existsSync(path.join(folder, 'changed/lib/server/generated/prisma')));
});

test('the sample newsroom is not put where a person is, and the tables of a house in use stay as its server knows them', async () => {
  await addPerson('ada@example.org');
  const { status, output } = await runNode(['scripts/run.mjs', 'seed'], { env: { DATABASE_URL: url } });
  assert.equal(status, 1, output);
  assert.equal(output, 'There are people in this Galley already. The sample newsroom is only for an empty one.\n');
  assert.deepEqual(await appliedMigrations(url), [first]);
});
