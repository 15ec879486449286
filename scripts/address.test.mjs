import assert from 'node:assert/strict';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { readAddress, readPostgresPort, refuseTakenPort } from './address.mjs';
import { refuseOldNode } from './node-version.mjs';
import { runNode } from './programs.mjs';
import { Refusal } from './refusal.mjs';
import { root } from './surroundings.mjs';

test('the app listens on loopback and 3000 unless told otherwise', () => {
  assert.deepEqual(readAddress({}), { host: '127.0.0.1', port: 3000, url: 'http://localhost:3000', probe: 'http://127.0.0.1:3000' });
});

test('an app that listens everywhere is asked on loopback, and named by GALLEY_URL', () => {
  const { host, url, probe } = readAddress({ HOST: '0.0.0.0', PORT: '80', GALLEY_URL: 'https://galley.example' });
  assert.deepEqual([host, url, probe], ['0.0.0.0', 'https://galley.example', 'http://127.0.0.1:80']);
});

test('a slash at the end of GALLEY_URL is not doubled by what is put after it', () => {
  assert.equal(readAddress({ GALLEY_URL: 'https://galley.example/' }).url, 'https://galley.example');
});

test('a blank setting is not set', () => {
  assert.deepEqual(readAddress({ HOST: ' ', PORT: '', GALLEY_URL: ' ' }), readAddress({}));
  assert.equal(readPostgresPort({ GALLEY_PG_PORT: ' ' }), 55432);
});

test('spaces around a setting are not part of it', () => {
  const padded = { HOST: ' 0.0.0.0 ', PORT: ' 80 ', GALLEY_URL: ' https://galley.example ' };
  assert.deepEqual(readAddress(padded), readAddress({ HOST: '0.0.0.0', PORT: '80', GALLEY_URL: 'https://galley.example' }));
});

for (const PORT of ['x', '0', '-1', '65536', '3000.5']) {
  test(`the port ${PORT} is refused in a sentence`, () => assert.throws(() => readAddress({ PORT }), Refusal));
}

for (const GALLEY_PG_PORT of ['abc', '-1', '65536', '5432.5']) {
  test(`the database’s port ${GALLEY_PG_PORT} is refused in a sentence`, () => {
    const message = `GALLEY_PG_PORT is "${GALLEY_PG_PORT}"; it must be a number from 0 to 65535.`;
    assert.throws(() => readPostgresPort({ GALLEY_PG_PORT }), { message });
  });
}

test('the database’s port is 55432 unless told otherwise, and may be any', () => {
  assert.deepEqual(
    [{}, { GALLEY_PG_PORT: '' }, { GALLEY_PG_PORT: '0' }, { GALLEY_PG_PORT: '6000' }].map((env) => readPostgresPort(env)),
    [55432, 55432, 0, 6000],
  );
});

test('a start says it before it makes a database', async (t) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'galley-port-'));
  t.after(() => fs.rmSync(folder, { recursive: true, force: true }));
  const env = { GALLEY_DATA_DIR: folder, GALLEY_ALLOW_TMP: '1', GALLEY_PG_PORT: 'abc', DATABASE_URL: '' };
  const { status, output } = await runNode(['scripts/run.mjs', 'seed'], { env });
  assert.equal(status, 1);
  assert.match(output, /^GALLEY_PG_PORT is "abc"; it must be a number from 0 to 65535\.$/m);
  assert.deepEqual(fs.readdirSync(folder), []);
});

test('a taken port is refused in a sentence that names it and the way out', async (t) => {
  const server = net.createServer().listen(0, '127.0.0.1');
  t.after(() => server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address();
  await assert.rejects(refuseTakenPort({ host: '127.0.0.1', port }, 0), {
    message: new RegExp(`Port ${port} is taken .*PORT=${port + 1} npm start`),
  });
});

test('a program that listens at ::1 alone takes the port too: a browser may look for localhost there', async (t) => {
  const server = net.createServer();
  const code = await new Promise((resolve) => {
    server.once('error', (error) => resolve(error.code));
    server.listen(0, '::1', () => resolve(null));
  });
  if (code !== null) return t.skip('this machine has no IPv6');
  const { port } = server.address();
  await assert.rejects(refuseTakenPort({ host: '127.0.0.1', port }, 0), { message: new RegExp(`^Port ${port} is taken`) });
  await new Promise((resolve) => server.close(resolve));
  await refuseTakenPort({ host: '127.0.0.1', port }, 0);
});

test('a host that is no address of this machine is refused in a sentence', async () => {
  await assert.rejects(refuseTakenPort({ host: '192.0.2.1', port: 3000 }, 0), { message: /192\.0\.2\.1.* no address of this machine/ });
});

for (const version of ['20.19.0', '20.20.2', '22.12.0', '22.20.1', '24.0.0', '25.1.0']) {
  test(`Node ${version} is good`, () => refuseOldNode(version));
}

for (const version of ['18.20.0', '20.18.9', '8.0.0', '21.7.3', '22.0.0', '22.11.0', '23.11.1']) {
  test(`Node ${version} is refused in a sentence`, () =>
    assert.throws(() => refuseOldNode(version), /^Error: Galley needs Node 20 from 20\.19 on, /));
}

test('package.json asks for the Nodes that Prisma asks for, and so do we', () => {
  const enginesOf = (folder) => JSON.parse(fs.readFileSync(path.join(root, folder, 'package.json'), 'utf8')).engines.node;
  assert.equal(
    enginesOf('node_modules/@prisma/client'),
    '^20.19 || ^22.12 || >=24.0',
    'node-version.mjs, package.json and README say otherwise',
  );
  assert.equal(enginesOf('.'), '^20.19 || ^22.12 || >=24');
});

test('every command ends with that sentence, and not with 0, before it does anything', async () => {
  const older = 'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "18.20.0" } })';
  const { status, output } = await runNode(['--import', `data:text/javascript,${encodeURIComponent(older)}`, 'scripts/run.mjs', 'start']);
  assert.equal(status, 1);
  assert.equal(
    output.trim(),
    'Galley needs Node 20 from 20.19 on, 22 from 22.12 on, or 24 and later (22 is recommended); this is Node 18.20.0.',
  );
});
