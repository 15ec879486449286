// How the server's connections end: when it is told to stop, and when a reader takes nothing.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import test from 'node:test';
import { makeServer } from './http-server.mjs';

/** Longer than any test lasts: what ends, ends for another reason. */
const never = 1_000_000;

/** A server that answers `answer`, on a free port; `connections` are its ends of them. */
async function serve(t, answer, options) {
  const { server, end } = makeServer({ stuckMs: never, endingMs: never, ...options });
  const connections = [];
  server.on('connection', (socket) => connections.push(socket));
  server.on('request', answer);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close().closeAllConnections());
  return { server, end, connections, port: server.address().port };
}

/** Asks as a browser does, which keeps its connections; gives the answer when it begins. */
function browser(t, port) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  t.after(() => agent.destroy());
  return async (path) => {
    const [answer] = await once(http.get({ host: '127.0.0.1', port, path, agent }), 'response');
    return answer;
  };
}

test('a stream that comes back at once after it was closed does not keep the server from ending', async (t) => {
  const streams = [];
  const { end, port } = await serve(t, (_, response) => {
    response.write(': open\n\n');
    streams.push(response);
  });
  const ask = browser(t, port);
  const stream = await ask('/live');
  const ended = end();
  streams[0].end();
  await once(stream.resume(), 'end');
  // It is asked for on the connection that it had, or on a new one: neither is answered any more.
  await assert.rejects(ask('/live'), { code: /ECONNRESET|ECONNREFUSED|EPIPE/ });
  await ended;
});

test('an answer that is under way is brought to its end, and then its connection ends too', async (t) => {
  let answer;
  const { end, port } = await serve(t, (_, response) => {
    response.write('a part');
    answer = response;
  });
  const got = await browser(t, port)('/');
  const ended = end();
  answer.end(', and the rest');
  let text = '';
  for await (const part of got) text += part;
  assert.equal(text, 'a part, and the rest');
  await ended;
});

test('a request that came just in time is told that its connection ends', async (t) => {
  const { server, end, port } = await serve(t, (_, response) => response.end('late'));
  let ended;
  // Told to stop when the request has been read and before it is answered.
  server.prependListener('request', () => {
    ended = end();
  });
  const got = await browser(t, port)('/');
  assert.equal(got.headers.connection, 'close');
  got.resume();
  await ended;
});

test('a connection that has asked for nothing does not keep the server from ending', async (t) => {
  const { server, end, port } = await serve(t, (_, response) => response.end());
  const silent = net.connect(port, '127.0.0.1');
  t.after(() => silent.destroy());
  await once(server, 'connection');
  await end();
});

test('what is still under way when patience ends is cut off', async (t) => {
  const { end, port } = await serve(t, (_, response) => response.write('for ever'), { endingMs: 1 });
  const got = await browser(t, port)('/');
  await Promise.all([end(), assert.rejects(once(got.resume(), 'end'), { code: 'ECONNRESET' })]);
});

for (const offer of [
  'Connection: Upgrade\r\nUpgrade: websocket',
  'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c',
  'Connection: upgrade',
])
  test(`a request that offers another protocol is answered in this one: ${offer.replace('\r\n', ', ')}`, async (t) => {
    const { server, end, port } = await serve(t, (_, response) => response.end('plainly'));
    // As Next does.
    server.on('upgrade', () => {});
    const socket = net.connect(port, '127.0.0.1');
    t.after(() => socket.destroy());
    socket.write(`GET / HTTP/1.1\r\nHost: galley\r\n${offer}\r\n\r\n`);
    const [first] = await once(socket, 'data');
    assert.match(String(first), /^HTTP\/1\.1 200 OK\r\n/);
    await Promise.all([end(), once(socket, 'close')]);
  });

test('a reader who takes nothing of an answer loses the connection', async (t) => {
  const { connections, port } = await serve(t, (_, response) => response.write(Buffer.alloc(64_000_000)), { stuckMs: 1 });
  const deaf = net.connect(port, '127.0.0.1').pause();
  t.after(() => deaf.destroy());
  deaf.write('GET / HTTP/1.1\r\nHost: galley\r\n\r\n');
  await once(deaf, 'connect');
  while (connections.length === 0) await new Promise(setImmediate);
  await once(connections[0], 'close');
});

test('a request that takes long to answer is waited for, however silent', async (t) => {
  let isTooLong = false;
  const { port } = await serve(
    t,
    (_, response) => {
      response.once('timeout', () => {
        isTooLong = true;
        response.end('at last');
      });
    },
    { stuckMs: 1 },
  );
  let text = '';
  for await (const part of await browser(t, port)('/')) text += part;
  assert.deepEqual([text, isTooLong], ['at last', true]);
});
