import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { docOf, TestJournal } from '@/lib/domain/journal/journal.fixture';
import { alignDocs } from '@/lib/domain/newer-version/align';
import { findFollowed } from '@/lib/domain/newer-version/newer-version';
import { bundleWorker } from '../../../scripts/bundle-worker.mjs';
import { readArticleFile, readPaste } from './read-article';
import { runArchiveReader, runComparison, runReader } from './reader-queue';

const folder = mkdtempSync(path.join(os.tmpdir(), 'galley-import-'));
const bundled = path.join(folder, 'import-worker.mjs');
const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Another worker in place of ours: the limits must hold for whatever a reader does. */
function useWorker(name: string, source: string): void {
  const file = path.join(folder, `${name}.mjs`);
  writeFileSync(file, source);
  vi.stubEnv('GALLEY_IMPORT_WORKER', file);
}

beforeAll(() => bundleWorker(bundled));
beforeEach(() => vi.stubEnv('GALLEY_IMPORT_WORKER', bundled));
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

describe('readArticleFile', () => {
  it('reads each format in the bundled worker', async () => {
    const docx = zipSync({
      'word/document.xml': strToU8(
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>The ferry</w:t></w:r></w:p><w:p><w:r><w:t>It stays.</w:t></w:r></w:p></w:body></w:document>',
      ),
    });
    const files = [
      { name: 'a.docx', bytes: docx },
      { name: 'a.txt', bytes: bytesOf('The ferry\n\nIt stays.') },
      { name: 'a.md', bytes: bytesOf('# The ferry\n\nIt stays.') },
      { name: 'a.html', bytes: bytesOf('<h1>The ferry</h1><p>It stays.</p>') },
    ];
    for (const file of files) {
      const { doc, found } = await readArticleFile({ ...file, mediaType: '' });
      expect(found.title).toBe('The ferry');
      expect(JSON.stringify(doc)).toContain('It stays.');
    }
  });

  it('refuses a bad file with its sentence, from the table and from the worker', async () => {
    await expect(readArticleFile({ name: 'a.pages', mediaType: '', bytes: bytesOf('x') })).rejects.toMatchObject({
      code: 'unreadable-file',
      message: expect.stringMatching(/^We cannot read Pages files/),
    });
    await expect(readArticleFile({ name: 'a.docx', mediaType: '', bytes: bytesOf('no zip') })).rejects.toMatchObject({
      name: 'DomainError',
      code: 'unreadable-file',
      message: expect.stringMatching(/^This DOCX file is broken/),
    });
  });
});

describe('readPaste', () => {
  it('reads HTML and plain text', async () => {
    expect((await readPaste({ text: '', html: '<h2>The ferry</h2><p>It stays.</p>' })).found.title).toBe('The ferry');
    expect((await readPaste({ text: 'It stays.' })).found.title).toBeNull();
  });
});

describe('runArchiveReader', () => {
  const archive = { deskId: '01890000-0000-7000-8000-000000000001', name: 'a.json' };

  it('refuses what is no archive, in the bundled worker', async () => {
    await expect(runArchiveReader({ ...archive, bytes: bytesOf('{"format":"other"}') })).rejects.toMatchObject({
      code: 'unreadable-file',
      message: expect.stringMatching(/^This is JSON, but no Galley archive/),
    });
  });

  it('keeps the server answering while an archive takes its time', async () => {
    useWorker('endless', 'for (;;) {}');
    await expect(runArchiveReader({ ...archive, bytes: bytesOf('{}') }, { limitSeconds: 0.2 })).rejects.toMatchObject({
      code: 'busy',
      message: expect.stringMatching(/nothing was stored\. Try again in a minute, or export it again without its history/),
    });
  });
});

describe('runComparison', () => {
  const journal = new TestJournal(docOf('Night', 'The last bus left at 12.35.', 'It was a lazy cut.', 'Nobody knew why.'));
  const newDoc = docOf('Night', 'Nobody knew why.', 'The first bus left at 12.50.', 'It was a lazy cut.');
  for (const words of ['last bus', 'a lazy cut', 'Nobody knew']) journal.tag(words);
  const anchors = [...journal.state.annotations.values()].map(({ id, anchor }) => ({ id, anchor }));
  const texts = { oldDoc: journal.state.doc.toJSON(), newDoc: newDoc.toJSON(), anchors };

  it('gives in the bundled worker what comparing gives here', async () => {
    const alignment = alignDocs(journal.state.doc, newDoc);
    const here = { steps: alignment.steps.map((step) => step.toJSON()), followed: findFollowed(journal.state, newDoc, alignment) };
    const there = await runComparison(texts);
    expect(there).toEqual(JSON.parse(JSON.stringify(here)));
    expect([there.steps.length > 0, there.followed.length > 0]).toEqual([true, true]);
  });

  it('says what to do when two texts take too long, and keeps the server answering', async () => {
    useWorker('endless', 'for (;;) {}');
    await expect(runComparison(texts, { limitSeconds: 0.2 })).rejects.toMatchObject({
      code: 'too-large',
      message: expect.stringMatching(/^The two versions could not be compared within 0.2 seconds/),
    });
  });
});

describe('runReader, runArchiveReader and runComparison', () => {
  afterEach(() => vi.useRealTimers());

  const { doc } = new TestJournal(docOf('Night', 'The last bus left.')).state;
  const texts = { oldDoc: doc.toJSON(), newDoc: doc.toJSON(), anchors: [] };
  it.each([
    ['a text', 10, () => runReader({ kind: 'paste', text: 'x' }), 'This text was not read within 10 seconds'],
    [
      'an archive',
      60,
      () => runArchiveReader({ bytes: bytesOf('{}'), deskId: '', name: '' }),
      'This archive was not read within 60 seconds',
    ],
    ['a comparison', 60, () => runComparison(texts), 'The two versions could not be compared within 60 seconds'],
  ])('give %s %i seconds where nothing else is said, and not a moment longer', async (_what, seconds, read, sentence) => {
    useWorker('endless', 'for (;;) {}');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let said = 'nothing yet';
    void read().catch((error: Error) => {
      said = error.message;
    });
    await vi.advanceTimersByTimeAsync(seconds * 1_000 - 1);
    expect(said).toBe('nothing yet');
    await vi.advanceTimersByTimeAsync(1);
    expect(said).toContain(sentence);
  });
});

describe('runReader', () => {
  const task = { kind: 'paste', text: 'x' } as const;

  it('stops a reader that takes too long', async () => {
    useWorker('endless', 'for (;;) {}');
    await expect(runReader(task, { limitSeconds: 0.2 })).rejects.toMatchObject({
      code: 'busy',
      message: expect.stringMatching(/^This text was not read within 0\.2 seconds, .* nothing was stored\. .* paste it in parts\.$/),
      details: { retryAfterSeconds: 60 },
    });
  });

  it('stops a reader that takes too much memory', async () => {
    // In few strides: how long it takes must not depend on the machine.
    useWorker('greedy', 'const all = []; for (;;) all.push(new Array(2_000_000).fill(0.5));');
    await expect(runReader(task, { limitSeconds: 25 })).rejects.toMatchObject({
      code: 'unreadable-file',
      message: expect.stringMatching(/more memory than we allow/),
    });
  });

  it('ends a reader that nobody waits for any more, or never begins it, and has the next one read', async () => {
    const log = path.join(folder, 'begun');
    writeFileSync(log, '');
    useWorker(
      'endless for x',
      `import { appendFileSync } from 'node:fs'; import { parentPort, workerData } from 'node:worker_threads';
       appendFileSync(${JSON.stringify(log)}, workerData.text); while (workerData.text === 'x');
       parentPort.postMessage({ refusal: { code: 'invalid', sentence: 'Done.', details: {} } });`,
    );
    const all = Array.from({ length: 4 }, () => new AbortController());
    const read = Promise.allSettled(all.map(({ signal }) => runReader(task, { gone: signal })));
    const next = runReader({ ...task, text: 'y' });
    while (readFileSync(log, 'utf8') !== 'xx') await new Promise(setImmediate);
    // Those who wait leave the line before a turn is free.
    for (const one of all.reverse()) one.abort();
    const calledOff = {
      status: 'rejected',
      reason: expect.objectContaining({ code: 'busy', message: expect.stringMatching(/called off/) }),
    };
    expect(await read).toEqual(all.map(() => calledOff));
    await expect(next).rejects.toThrow('Done.');
    expect(readFileSync(log, 'utf8')).toBe('xxy');
    await expect(runReader(task, { gone: AbortSignal.abort() })).rejects.toMatchObject(calledOff.reason);
  });

  it('throws for a bug in a reader, which is no refusal', async () => {
    useWorker('broken', "throw new TypeError('a bug')");
    await expect(runReader(task)).rejects.toMatchObject({ name: 'TypeError' });
    useWorker('silent', '');
    await expect(runReader(task)).rejects.toThrow('without an answer');
  });

  it('runs two at once, keeps eight waiting and refuses the next, whichever bundle asks', async () => {
    const log = path.join(folder, 'log');
    writeFileSync(log, '');
    // Each odd one goes on only once the one after it has begun: were they read one by one, the first would wait for ever.
    useWorker(
      'in pairs',
      `import { appendFileSync, readFileSync } from 'node:fs'; import { parentPort } from 'node:worker_threads'; const log = ${JSON.stringify(log)};
       const begun = () => readFileSync(log, 'utf8').replaceAll('-', '').length;
       appendFileSync(log, '+'); const place = begun(); const wanted = place + (place % 2);
       while (begun() < wanted) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
       appendFileSync(log, '-'); parentPort.postMessage({ refusal: { code: 'invalid', sentence: 'Done.', details: {} } });`,
    );
    vi.resetModules();
    const bundles = [{ runReader }, await import('./reader-queue')];
    const askers = Array.from({ length: 11 }, (_, place) => bundles[place % 2] ?? { runReader });
    const answers = await Promise.all(askers.map((bundle) => bundle.runReader(task).catch((error: Error) => error.message)));
    expect(answers).toEqual([...Array.from({ length: 10 }, () => 'Done.'), 'Other files are being read right now. Try again in a minute.']);
    let open = 0;
    const most = [...readFileSync(log, 'utf8')].reduce((highest, sign) => {
      open += sign === '+' ? 1 : -1;
      return Math.max(highest, open);
    }, 0);
    expect(most).toBe(2);
  });
});
