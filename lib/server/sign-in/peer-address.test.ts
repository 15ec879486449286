import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notePeerAddresses, peerAddressOf } from './peer-address';
import { addressOf } from './sign-in-limits';

/** What a route sees of a request: the headers, nothing of the socket. */
let seen = new Headers();
const server = createServer((request, response) => {
  seen = new Headers(Object.entries(request.headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
  response.end();
});
let url: string;

beforeAll(async () => {
  // Twice, as Next may load it for two bundles.
  notePeerAddresses();
  notePeerAddresses();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // An address was just listened on.
  const { port } = server.address() as AddressInfo;
  url = `http://127.0.0.1:${port}`;
});
afterAll(() => server.close());

describe('peerAddressOf', () => {
  it('is the address of the connection', async () => {
    await fetch(url);
    expect(peerAddressOf(seen)).toBe('127.0.0.1');
  });

  it('is never what the client says', async () => {
    await fetch(url);
    // Even one who knew under which name the server notes it.
    const names = [...seen.keys(), 'x-galley-peer'];
    await fetch(url, { headers: names.filter((name) => name.startsWith('x-galley-peer')).map((name) => [name, '6.6.6.6']) });
    expect(peerAddressOf(seen)).toBe('127.0.0.1');
  });

  it('is unknown where no server noted it', () => {
    expect(peerAddressOf(new Headers({ 'x-galley-peer': '6.6.6.6' }))).toBeNull();
  });
});

describe('addressOf', () => {
  it('counts by the connection where there is no proxy, whatever the client forwards', async () => {
    await fetch(url, { headers: { 'x-forwarded-for': '6.6.6.6', 'x-real-ip': '6.6.6.6', forwarded: 'for=6.6.6.6' } });
    expect(addressOf(seen)).toBe('127.0.0.1');
  });

  it('counts by the proxy’s header where there is one', async () => {
    process.env.GALLEY_PROXY_HEADER = 'x-forwarded-for';
    await fetch(url, { headers: { 'x-forwarded-for': '6.6.6.6, 192.0.2.9' } });
    expect(addressOf(seen)).toBe('192.0.2.9');
    await fetch(url);
    expect(addressOf(seen)).toBe('127.0.0.1');
    delete process.env.GALLEY_PROXY_HEADER;
  });

  it.each([
    ['192.0.2.9', '192.0.2.9'],
    ['192.0.2.9:50123', '192.0.2.9'],
    ['::ffff:192.0.2.9', '192.0.2.9'],
    ['::FFFF:c000:209', '192.0.2.9'],
    ['[0:0:0:0:0:ffff:192.0.2.9]:443', '192.0.2.9'],
    ['64:ff9b::192.0.2.9', '64:ff9b:0:0::/64'],
    // A household has a /64, and picks its addresses as it likes.
    ['2001:db8:1:2:aaaa:bbbb:cccc:dddd', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
    ['[2001:db8:1:2::1]:443', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['unknown', 'unknown'],
  ])('takes %s as %s', (given, counted) => {
    process.env.GALLEY_PROXY_HEADER = 'x-forwarded-for';
    expect(addressOf(new Headers({ 'x-forwarded-for': given }))).toBe(counted);
    delete process.env.GALLEY_PROXY_HEADER;
  });

  // https://www.rfc-editor.org/rfc/rfc7239#section-4
  it.each([
    ['for=192.0.2.9', '192.0.2.9'],
    ['For="[2001:db8:1:2::1]:4711";proto=https;by=203.0.113.43', '2001:db8:1:2::/64'],
    ['proto=https; for="192.0.2.9:50123"', '192.0.2.9'],
    ['for=6.6.6.6, for="6.6.6.7;for=6.6.6.8", for=192.0.2.9;proto=https', '192.0.2.9'],
    ['for=_hidden', '_hidden'],
    // What the client says of its host, in quotes as the standard has it, says nothing of who asks.
    ['for=192.0.2.9;host="x,for=6.6.6.6"', '192.0.2.9'],
    ['host="x;for=6.6.6.6";for=192.0.2.9', '192.0.2.9'],
    ['for=6.6.6.5, for=192.0.2.9;host="x\\",for=6.6.6.6,\\\\"', '192.0.2.9'],
    // Nor does a quote that the client leaves open before what the proxy adds.
    ['for="6.6.6.6, for=192.0.2.9', '192.0.2.9'],
    ['for="6.6.6.6, for=192.0.2.9;host="x"', '192.0.2.9'],
    ['for="6.6.6.6, for=192.0.2.9;host="x\\"y"', '192.0.2.9'],
    // Of nobody that the proxy names: by the connection.
    ['for=6.6.6.6, proto=https', 'direct'],
    // Nobody can tell where its last value begins.
    ['for=6.6.6.6;host=x"', 'direct'],
    ['xfor=192.0.2.9', 'direct'],
  ])('reads who asks from “Forwarded: %s”', (given, counted) => {
    process.env.GALLEY_PROXY_HEADER = 'Forwarded';
    expect(addressOf(new Headers({ forwarded: given }))).toBe(counted);
    delete process.env.GALLEY_PROXY_HEADER;
  });
});
