import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { AnswerOutlet } from './answer-outlet';

const server = http.createServer();
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const bound = server.address();
if (bound === null || typeof bound === 'string') throw new Error('The server has no port.');
const { port } = bound;
afterAll(() => void server.close().closeAllConnections());

let told: string[] = [];
beforeEach(() => {
  told = [];
});

/** A line whose head is not sent yet, and who reads it. */
async function makeLine() {
  const request = http.get({ port, host: '127.0.0.1', agent: false });
  const reading = once(request, 'response');
  // Who is cut off before the head came has no answer.
  reading.catch(() => undefined);
  const [, answer]: [http.IncomingMessage, http.ServerResponse] = await once(server, 'request').then(([asked, given]) => [asked, given]);
  const outlet = new AnswerOutlet(answer);
  outlet.use(() => void told.push('taken'));
  const read = async (): Promise<http.IncomingMessage> => (await reading)[0];
  return { outlet, answer, request, read };
}

async function textOf(response: http.IncomingMessage): Promise<string> {
  let text = '';
  for await (const piece of response.setEncoding('utf8')) text += piece;
  return text;
}

const bytes = (text: string) => new TextEncoder().encode(text);

it('keeps what is sent before its head, and writes what follows in the same turn', async () => {
  const { outlet, answer, read } = await makeLine();
  outlet.send(bytes('one '));
  expect([outlet.unread, answer.headersSent, told]).toEqual([4, false, []]);
  outlet.open();
  expect([outlet.unread, answer.headersSent, told]).toEqual([0, true, ['taken']]);
  outlet.send(bytes('two'));
  expect(outlet.unread).toBe(0);
  outlet.end();
  expect(await textOf(await read())).toBe('one two');
});

it('keeps what a slow reader does not take, tells what they take, and brings all of it in order', async () => {
  const { outlet, read } = await makeLine();
  outlet.open();
  const response = (await read()).pause();
  const pieces = Array.from({ length: 400 }, (_, nth) => `${nth} `.padEnd(100_000, 'x'));
  for (const piece of pieces) outlet.send(bytes(piece));
  expect(outlet.unread).toBeGreaterThan(1_000_000);
  told = [];
  const reading = textOf(response);
  await expect.poll(() => outlet.unread).toBe(0);
  expect(told.length).toBeGreaterThan(1);
  outlet.end();
  expect((await reading) === pieces.join('')).toBe(true);
});

it('cuts a reader off with what they have not taken, so that they do not take it for whole', async () => {
  const { outlet, read } = await makeLine();
  outlet.open();
  const response = (await read()).pause();
  for (let nth = 0; nth < 100; nth++) outlet.send(new Uint8Array(1_000_000));
  outlet.cut();
  expect(outlet.unread).toBe(0);
  await expect(textOf(response)).rejects.toMatchObject({ code: 'ECONNRESET' });
});

it('sends the same bytes to several, and others between, each whole', async () => {
  const lines = [await makeLine(), await makeLine()];
  const [same, other] = [bytes('a line\n'), bytes('another\n')];
  for (const { outlet } of lines) {
    outlet.open();
    outlet.send(same);
    outlet.send(new Uint8Array());
  }
  lines[0]?.outlet.send(other);
  for (const { outlet } of lines) {
    outlet.send(same);
    outlet.end();
  }
  const texts = await Promise.all(lines.map(async ({ read }) => textOf(await read())));
  expect(texts).toEqual(['a line\nanother\na line\n', 'a line\na line\n']);
});

it('answers a client that knows no frames, and one whose answer waits behind another', async () => {
  const socket = net.connect(port, '127.0.0.1');
  let text = '';
  socket.setEncoding('utf8').on('data', (more: string) => {
    text += more;
  });
  const answers: http.ServerResponse[] = [];
  const take = (_: http.IncomingMessage, answer: http.ServerResponse) => void answers.push(answer);
  server.on('request', take);
  // The second is asked for before the first is answered, and the last by HTTP/1.0.
  socket.write(`${'GET / HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(2)}GET / HTTP/1.0\r\n\r\n`);
  await expect.poll(() => answers.length).toBe(3);
  server.off('request', take);
  const outlets = answers.map((answer) => new AnswerOutlet(answer));
  for (const outlet of outlets.toReversed()) {
    outlet.open();
    outlet.send(bytes('piece'));
  }
  for (const outlet of outlets) outlet.end();
  await once(socket, 'end');
  const bodies = text.split(/HTTP\/1\.1 200[\s\S]*?\r\n\r\n/).slice(1);
  expect(bodies).toEqual(['5\r\npiece\r\n0\r\n\r\n', '5\r\npiece\r\n0\r\n\r\n', 'piece']);
});

it('has nothing more to send to who is gone', async () => {
  const { outlet, answer, request, read } = await makeLine();
  outlet.open();
  await read();
  for (let nth = 0; nth < 100; nth++) outlet.send(new Uint8Array(1_000_000));
  request.destroy();
  await once(answer, 'close');
  const { unread } = outlet;
  outlet.send(bytes('more'));
  expect(outlet.unread).toBe(unread);
  outlet.cut();
  expect(outlet.unread).toBe(0);
});
