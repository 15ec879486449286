import { describe, expect, it } from 'vitest';
import { readJson, requestWith } from './request-body';

/** A body whose sender is gone after the first bytes, as Node tells of it. */
function halfSent(): Request {
  let isSent = false;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (isSent) controller.error(Object.assign(new Error('aborted'), { code: 'ECONNRESET' }));
      else controller.enqueue(new TextEncoder().encode('{"title": "A fer'));
      isSent = true;
    },
  });
  const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, duplex: 'half' };
  return new Request('http://localhost/', init);
}

describe('readJson', () => {
  it('says that a request was cut off, so that it is sent again, and does not take it for a failure of the database', async () => {
    await expect(readJson(halfSent())).rejects.toMatchObject({ code: 'busy', message: expect.stringMatching(/cut off/) });
  });

  it('has a body that had arrived, within its limit, as often as it is asked for', async () => {
    const request = requestWith(new TextEncoder().encode('{"a":1}'), 'http://localhost/', { method: 'POST' });
    for (const limit of [7, undefined]) expect(await readJson(request, limit)).toEqual({ a: 1 });
    await expect(readJson(request, 6)).rejects.toMatchObject({ code: 'too-large' });
  });
});
