// What is sent to a page is refused with its body unread; what is for the API is the API's.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import net from 'node:net';
import test from 'node:test';
import { makeServer } from './http-server.mjs';
import { refuseWrite } from './refuse-write.mjs';

/** Asks a server that says `left` to what is not refused, and never sends all of the body; gives all that it says until it ends the connection. */
async function ask(t, line) {
  const { server } = makeServer();
  server.on('request', (request, response) => {
    if (refuseWrite(request, response)) return;
    response.writeHead(200, { Connection: 'close', 'Content-Length': 4 }).end('left');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close().closeAllConnections());
  const connection = net.connect(server.address().port, '127.0.0.1');
  t.after(() => connection.destroy());
  connection.write(`${line} HTTP/1.1\r\nHost: galley\r\nContent-Length: 10000000\r\n\r\nall but the rest`);
  let said = '';
  connection.setEncoding('utf8').on('data', (part) => (said += part));
  await once(connection, 'close');
  return said;
}

for (const line of [
  'POST /sign-in',
  'POST /',
  'PUT /articles?to=/api/v1/me',
  'DELETE /api',
  'OPTIONS /sign-in',
  'OPTIONS *',
  'PROPFIND /sign-in',
  // What Next takes for a page.
  'POST /api/../sign-in',
  'POST /api/%2e%2e/sign-in',
  'POST /_next/data/x.json',
]) {
  test(`"${line}" is answered before its body has come, and its connection ends`, async (t) => {
    const said = await ask(t, line);
    assert.match(said, /^HTTP\/1\.1 405 /);
    for (const header of ['Allow: GET, HEAD', 'Connection: close', 'X-Frame-Options: DENY'])
      assert.ok(said.includes(`\r\n${header}\r\n`), said);
  });
}

// Next makes a 500 of the first.
for (const line of ['TRACE /api/v1/me', 'PROPFIND /api/v1/me', 'MKCOL /api/x']) {
  test(`"${line}" is answered, as a method that nothing has`, async (t) => {
    const said = await ask(t, line);
    assert.match(said, /^HTTP\/1\.1 405 /);
    for (const header of ['Allow: GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE', 'Connection: close', 'X-Frame-Options: DENY'])
      assert.ok(said.includes(`\r\n${header}\r\n`), said);
  });
}

for (const line of [
  'GET /sign-in',
  'HEAD /sign-in',
  'POST /api/v1/me',
  'POST /api/auth/signout?x=/',
  'OPTIONS /api/v1/me',
  'POST /x/../api/v1/me',
]) {
  test(`"${line}" is left alone`, async (t) => assert.match(await ask(t, line), /^HTTP\/1\.1 200 /));
}
