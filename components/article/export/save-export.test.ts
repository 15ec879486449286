import { afterEach, describe, expect, it, vi } from 'vitest';
import { prepareExport, saveExport } from './save-export';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** A page whose server answers like this. Gives what was saved: name and words. */
function pageWith(answer: () => Promise<Response>) {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.stubGlobal('fetch', vi.fn(answer));
  const saved: { name: string; address: string }[] = [];
  const link = { href: '', download: '', click: () => saved.push({ name: link.download, address: link.href }) };
  vi.stubGlobal('document', { createElement: () => link });
  return saved;
}

describe('saveExport', () => {
  it('saves what came under its name, as bytes that no browser shows', async () => {
    const made = vi.spyOn(URL, 'createObjectURL');
    const saved = pageWith(async () => new Response('<p>Words</p>', { headers: { 'Content-Type': 'text/html' } }));
    await saveExport('an-article', { format: 'html' }, 'a-ferry.html');
    expect(saved).toEqual([{ name: 'a-ferry.html', address: expect.stringMatching(/^blob:/) }]);
    const [file] = made.mock.calls[0] ?? [];
    expect(file).toMatchObject({ type: 'application/octet-stream', size: 12 });
    expect(fetch).toHaveBeenCalledWith('/api/v1/articles/an-article/export?format=html', expect.anything());
  });

  it.each([
    ['without a line', async () => Promise.reject(new TypeError('Failed to fetch')), 'unreachable'],
    [
      'after the session has ended',
      async () => Response.json({ code: 'signed-out', detail: 'Sign in.', title: 'x', status: 401, type: 'x' }, { status: 401 }),
      'signed-out',
    ],
    [
      'of which the end does not come',
      async () => new Response(new ReadableStream({ start: (stream) => stream.error(new TypeError('broken')) })),
      'unreachable',
    ],
  ] as const)('saves no file %s, and says why', async (_when, answer, code) => {
    const saved = pageWith(answer);
    await expect(saveExport('an-article', { format: 'html' }, 'a-ferry.html')).rejects.toMatchObject({ code });
    expect(saved).toEqual([]);
  });

  it('waits no longer than a minute for the rest of a file', async () => {
    const stops = new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode('<p>Wo')) });
    const saved = pageWith(async () => new Response(stops));
    const refused = expect(saveExport('an-article', { format: 'html' }, 'a-ferry.html')).rejects.toMatchObject({ code: 'unreachable' });
    await vi.advanceTimersByTimeAsync(61_000);
    await refused;
    expect(saved).toEqual([]);
  });
});

describe('prepareExport', () => {
  it('asks for a file without the journal where it is only to be had so', async () => {
    const loss = [{ annotationId: null, label: null, what: 'The history is left out.' }];
    pageWith(async () => Response.json({ fileName: 'a-ferry.galley.json', loss, journal: 'none' }));
    const prepared = await prepareExport('an-article', 'archive');
    expect(prepared.loss).toEqual(loss);
    await prepared.save();
    expect(fetch).toHaveBeenLastCalledWith('/api/v1/articles/an-article/export?format=archive&journal=none', expect.anything());
  });
});
