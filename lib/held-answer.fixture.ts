import { vi } from 'vitest';

/** An answer in the test's hands: its head is there at once, of its body comes what the test writes. It breaks off where its request is stopped. */
export function holdAnswer(status = 200) {
  const { readable, writable } = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>();
  const body = writable.getWriter();
  vi.stubGlobal('fetch', async (_: string, { signal }: RequestInit) => {
    signal?.addEventListener('abort', () => body.abort(signal.reason));
    return new Response(readable, { status });
  });
  return {
    /** Waits until the piece has been taken. */
    write: (text: string) => body.write(new TextEncoder().encode(text)),
    end: () => body.close(),
  };
}
