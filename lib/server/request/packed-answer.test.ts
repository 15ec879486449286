import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { packedAnswer } from './packed-answer';

describe('packedAnswer', () => {
  const packed = new Uint8Array(gzipSync('{"a":1}'));
  const answer = (acceptEncoding?: string) =>
    packedAnswer(
      new Request('http://localhost/x', { headers: acceptEncoding === undefined ? {} : { 'accept-encoding': acceptEncoding } }),
      packed,
    );

  it('is sent as it was packed to who takes that', async () => {
    const response = await answer('gzip, deflate, br');
    expect(Object.fromEntries(response.headers)).toEqual({
      'cache-control': 'no-store',
      'content-encoding': 'gzip',
      'content-type': 'application/json',
      vary: 'Accept-Encoding',
    });
    expect(gunzipSync(await response.arrayBuffer()).toString()).toBe('{"a":1}');
  });

  it.each([undefined, 'identity', 'br'])('is unpacked for who takes %s', async (acceptEncoding) => {
    const response = await answer(acceptEncoding);
    expect(response.headers.has('content-encoding')).toBe(false);
    expect(await response.json()).toEqual({ a: 1 });
  });
});
