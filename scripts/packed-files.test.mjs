// Packed files: what a browser gets, and what is left to Next.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createServer, request } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import { packedFiles, packFiles, takesBrotli } from './packed-files.mjs';

const script = `export const words = ${JSON.stringify('galley '.repeat(500))};`;

/** A build with a script, a sheet and a font, packed and served; `ask` gives status, headers and body. What is not served is 418. */
async function packedBuild(t) {
  const dist = fs.mkdtempSync(path.join(os.tmpdir(), 'galley-packed-'));
  t.after(() => fs.rmSync(dist, { recursive: true }));
  fs.mkdirSync(path.join(dist, 'static/chunks'), { recursive: true });
  fs.writeFileSync(path.join(dist, 'static/chunks/a.js'), script);
  fs.writeFileSync(path.join(dist, 'static/chunks/b.css'), 'body { color: red }');
  fs.writeFileSync(path.join(dist, 'static/chunks/c.woff2'), 'font');
  fs.writeFileSync(path.join(dist, 'secret.js'), 'secret');
  await packFiles(dist);
  const serve = packedFiles(dist);
  const server = createServer((asked, answer) => serve(asked, answer) || answer.writeHead(418).end());
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  return (address, headers = { 'accept-encoding': 'gzip, br' }, method = 'GET') =>
    new Promise((resolve, reject) => {
      const asked = request({ port: server.address().port, host: '127.0.0.1', path: address, headers, method }, async (answer) => {
        const parts = [];
        for await (const part of answer) parts.push(part);
        resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) });
      });
      asked.on('error', reject).end();
    });
}

test('a script comes packed, whole and for ever', async (t) => {
  const ask = await packedBuild(t);
  const { status, headers, body } = await ask('/_next/static/chunks/a.js?v=1');
  assert.equal(status, 200);
  assert.equal(brotliDecompressSync(body).toString(), script);
  assert.ok(body.length < script.length / 4);
  assert.match(headers['content-type'], /^application\/javascript/);
  assert.match(headers['cache-control'], /immutable/);
  assert.equal(headers.vary, 'Accept-Encoding');
  assert.equal(headers['x-content-type-options'], 'nosniff');
  assert.match((await ask('/_next/static/chunks/b.css')).headers['content-type'], /^text\/css/);
});

test('modules of the build are in brackets, packed or not', async (t) => {
  const dist = fs.mkdtempSync(path.join(os.tmpdir(), 'galley-packed-'));
  t.after(() => fs.rmSync(dist, { recursive: true }));
  const plain = path.join(dist, 'static/a.js');
  fs.mkdirSync(path.dirname(plain));
  fs.writeFileSync(plain, '(globalThis.TURBOPACK||(globalThis.TURBOPACK=[])).push([0,1,e=>{}]);');
  await packFiles(dist);
  const eager = '(globalThis.TURBOPACK||(globalThis.TURBOPACK=[])).push([0,1,(e=>{})]);';
  assert.equal(brotliDecompressSync(fs.readFileSync(path.join(dist, 'packed/a.js.br'))).toString(), eager);
  assert.equal(fs.readFileSync(plain, 'utf8'), eager);
});

test('HEAD gives the length and no body', async (t) => {
  const ask = await packedBuild(t);
  const { headers, body } = await ask('/_next/static/chunks/a.js', { 'accept-encoding': 'br' }, 'HEAD');
  assert.equal(body.length, 0);
  assert.ok(Number(headers['content-length']) > 0);
});

for (const [name, address, headers, method] of [
  ['a browser that takes gzip only', '/_next/static/chunks/a.js', { 'accept-encoding': 'gzip' }],
  ['a browser that takes nothing packed', '/_next/static/chunks/a.js', {}],
  ['a browser that refuses brotli', '/_next/static/chunks/a.js', { 'accept-encoding': 'gzip, br;q=0' }],
  ['a font', '/_next/static/chunks/c.woff2'],
  ['a page', '/articles'],
  ['a way out of the folder', '/_next/static/../../secret.js'],
  ['a packed file by its own name', '/_next/static/chunks/a.js.br'],
  ['a write', '/_next/static/chunks/a.js', { 'accept-encoding': 'br' }, 'POST'],
]) {
  test(`${name} is left to Next`, async (t) => {
    const ask = await packedBuild(t);
    assert.equal((await ask(address, headers, method)).status, 418);
  });
}

test('a build that was never packed is left to Next whole', () => {
  assert.equal(packedFiles('/nowhere')({ method: 'GET', url: '/_next/static/chunks/a.js', headers: { 'accept-encoding': 'br' } }), false);
});

test('the header is read as the standard says', () => {
  for (const header of ['br', 'gzip, deflate, br, zstd', 'GZIP,BR', 'br;q=0.5', 'br; q=1.0'])
    assert.equal(takesBrotli(header), true, header);
  for (const header of [undefined, '', 'gzip', 'br;q=0', 'br; q=0.000', 'brotli', 'x-br']) assert.equal(takesBrotli(header), false, header);
});
