import { describe, expect, it } from 'vitest';
import { DomainError } from '@/lib/domain/errors';
import { readPageCursor, writePageCursor } from '../page-cursor';
import { refusalOf } from '../refusal.fixture';
import { readFileBytes } from './file-body';

const megabyte = 1_048_576;

/** A body that says nothing of its length and never ends; `sent` counts what was taken of it. */
function endless() {
  const counted = { sent: 0 };
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      counted.sent += megabyte;
      controller.enqueue(new Uint8Array(megabyte));
    },
  });
  // `duplex` is not in the DOM's types yet; without it Node refuses a stream as a body.
  const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, duplex: 'half' };
  return { counted, request: new Request('http://localhost/', init) };
}

describe('readFileBytes', () => {
  it('stops reading at the limit, whatever was announced', async () => {
    const { request, counted } = endless();
    await expect(readFileBytes(request, 3 * megabyte)).rejects.toMatchObject({
      code: 'too-large',
      message: 'This file is 4 MB; the limit is 3 MB. Try it without its pictures.',
    });
    expect(counted.sent).toBeLessThan(8 * megabyte);
  });

  it('says how big an announced file is', async () => {
    const request = new Request('http://localhost/', { method: 'POST', body: 'x', headers: { 'content-length': String(34 * megabyte) } });
    expect(await refusalOf(readFileBytes(request, 20 * megabyte))).toBe(
      'This file is 34 MB; the limit is 20 MB. Try it without its pictures.',
    );
  });
});

describe('readPageCursor', () => {
  it('reads what was written, and refuses anything else', () => {
    const end = { updatedAt: new Date('2026-03-04T05:06:07.008Z'), id: '01890000-0000-7000-8000-000000000001' };
    expect(readPageCursor(writePageCursor(end))).toEqual(end);
    expect(readPageCursor(undefined)).toBeNull();
    for (const cursor of ['%', 'bnVsbA', Buffer.from('["2026","x"]').toString('base64url')]) {
      expect(() => readPageCursor(cursor)).toThrow(DomainError);
    }
  });
});
