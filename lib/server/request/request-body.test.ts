import { describe, expect, it } from 'vitest';
import { readJson } from './request-body';

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
});
