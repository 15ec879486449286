import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { packedAnswer, passOnEncoded } from './packed-answer';

describe('packedAnswer', () => {
  const packed = new Uint8Array(gzipSync('{"a":1}'));
  const ask = (acceptEncoding?: string) =>
    new Request('http://localhost/x', { headers: acceptEncoding === undefined ? {} : { 'accept-encoding': acceptEncoding } });

  it('is sent as it was packed to who takes that', async () => {
    const request = ask('gzip, deflate, br');
    passOnEncoded(request);
    const response = await packedAnswer(request, packed);
    expect(Object.fromEntries(response.headers)).toEqual({
      'cache-control': 'no-store',
      'content-encoding': 'gzip',
      'content-type': 'application/json',
      vary: 'Accept-Encoding',
    });
    expect(gunzipSync(await response.arrayBuffer()).toString()).toBe('{"a":1}');
  });

  it.each([undefined, 'identity', 'br'])('is unpacked for who takes %s', async (acceptEncoding) => {
    const request = ask(acceptEncoding);
    passOnEncoded(request);
    const response = await packedAnswer(request, packed);
    expect(response.headers.has('content-encoding')).toBe(false);
    expect(await response.json()).toEqual({ a: 1 });
  });

  it('is unpacked where it is passed on by somebody who packs it', async () => {
    const response = await packedAnswer(ask('gzip'), packed);
    expect(response.headers.has('content-encoding')).toBe(false);
    expect(await response.json()).toEqual({ a: 1 });
  });
});
