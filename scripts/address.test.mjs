import assert from 'node:assert/strict';
import net from 'node:net';
import test from 'node:test';
import { readAddress, refuseTakenPort } from './address.mjs';
import { refuseOldNode } from './node-version.mjs';
import { runNode } from './programs.mjs';
import { Refusal } from './refusal.mjs';

test('the app listens on loopback and 3000 unless told otherwise', () => {
  assert.deepEqual(readAddress({}), { host: '127.0.0.1', port: 3000, url: 'http://localhost:3000', probe: 'http://127.0.0.1:3000' });
});

test('an app that listens everywhere is asked on loopback, and named by GALLEY_URL', () => {
  const { host, url, probe } = readAddress({ HOST: '0.0.0.0', PORT: '80', GALLEY_URL: 'https://galley.example' });
  assert.deepEqual([host, url, probe], ['0.0.0.0', 'https://galley.example', 'http://127.0.0.1:80']);
});

for (const PORT of ['x', '0', '-1', '65536', '3000.5']) {
  test(`the port ${PORT} is refused in a sentence`, () => assert.throws(() => readAddress({ PORT }), Refusal));
}

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

for (const version of ['20.19.0', '20.20.2', '22.0.0', '25.1.0']) {
  test(`Node ${version} is good`, () => refuseOldNode(version));
}

for (const version of ['18.20.0', '20.18.9', '8.0.0']) {
  test(`Node ${version} is refused in a sentence`, () => assert.throws(() => refuseOldNode(version), /Galley needs Node 20\.19 or newer/));
}

test('every command ends with that sentence, and not with 0, before it does anything', async () => {
  const older = 'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "18.20.0" } })';
  const { status, output } = await runNode(['--import', `data:text/javascript,${encodeURIComponent(older)}`, 'scripts/run.mjs', 'start']);
  assert.equal(status, 1);
  assert.equal(output.trim(), 'Galley needs Node 20.19 or newer (22 is recommended); this is Node 18.20.0.');
});
